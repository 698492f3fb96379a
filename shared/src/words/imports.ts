import { defineWords } from './define-words.ts';
import { resourceTitles } from './resources.ts';

export const importWords = defineWords({
  title: {
    zh: (list: string) => `导入${list}`,
    en: (list: string) => `Import ${list.toLowerCase()}`,
  },
  listOf: {
    recorders: { zh: '记录仪', en: 'Recorders' },
    observations: { zh: '领用与交回', en: 'Check-outs' },
    activities: { zh: '执法活动', en: 'Activities' },
    ...resourceTitles,
    // As files are called they are in small letters.
    custodies: { zh: '配备与领用', en: 'Custody' },
    leave: { zh: '请假', en: 'Leave' },
    shifts: { zh: '排班', en: 'Roster' },
    units: { zh: '单位', en: 'Units' },
    officers: { zh: '人员', en: 'Officers' },
  },
  template: { zh: '一、下载模板并填写', en: '1. Fill in the template' },
  templateHint: {
    zh: '模板第二页有填写说明。已有的表格也可以直接用，只要表头相同，列的顺序不限。',
    en: 'Its second sheet explains each column. Your own sheet will do too, if its headings are the same; in any order.',
  },
  excel: { zh: 'Excel 模板', en: 'Excel template' },
  csv: { zh: 'CSV 模板', en: 'CSV template' },
  choose: { zh: '二、选择文件，先检查', en: '2. Choose the file: it is checked first' },
  drop: { zh: '把 .xlsx 或 .csv 文件拖到这里，或点击选择', en: 'Drop an .xlsx or .csv file here, or click to choose' },
  dropAgain: {
    zh: (name: string) => `${name}。改好后可再次选择或拖入`,
    en: (name: string) => `${name}. Choose or drop it again once it is mended`,
  },
  limits: {
    zh: '最大 20 MB；CSV 可用 UTF-8 或 GB18030（GBK）编码',
    en: 'At most 20 MB; CSV in UTF-8 or GB18030 (GBK)',
  },
  checking: {
    zh: (seconds: number) => `正在读取和检查… ${seconds} 秒`,
    en: (seconds: number) => `Reading and checking… ${seconds} s`,
  },
  importing: {
    zh: (seconds: number) => `正在导入… ${seconds} 秒`,
    en: (seconds: number) => `Importing… ${seconds} s`,
  },
  confirm: { zh: '三、导入', en: '3. Import' },
  checked: {
    zh: (rows: number) => `检查通过，共 ${rows} 行：`,
    en: (rows: number) => `Checked, ${rows} row${rows === 1 ? '' : 's'}:`,
  },
  wouldApply: {
    zh: (rows: number) => `导入后即生效 ${rows} 行`,
    en: (rows: number) => `${rows} will count at once`,
  },
  wouldWait: {
    zh: (rows: number) => `须审批 ${rows} 行`,
    en: (rows: number) => `${rows} will wait for approval`,
  },
  same: {
    zh: (rows: number) => `与现有相同 ${rows} 行`,
    en: (rows: number) => `${rows} ${rows === 1 ? 'is' : 'are'} there already`,
  },
  applied: {
    zh: (rows: number) => `已生效 ${rows} 行`,
    en: (rows: number) => `${rows} ${rows === 1 ? 'counts' : 'count'} now`,
  },
  waiting: {
    zh: (rows: number) => `待审批 ${rows} 行`,
    en: (rows: number) => `${rows} ${rows === 1 ? 'waits' : 'wait'} for approval`,
  },
  newAndChanged: {
    zh: (added: number, changed: number) => `新增 ${added} 行，修改 ${changed} 行。`,
    en: (added: number, changed: number) => `${added} added, ${changed} changed.`,
  },
  evidence: {
    zh: (files: number, size: string) =>
      files === 0
        ? '现有录像中，没有因案件编号新增永久存储的。'
        : `案件编号经第二人确认后，现有录像中新增案件证据 ${files} 段，${size}，永久存储。`,
    en: (files: number, size: string) =>
      files === 0
        ? 'Of the footage that is here, none more is kept for good by its case number.'
        : `Kept for good as case evidence once a second person has confirmed the numbers: ${files} more recording${files === 1 ? '' : 's'}, ${size}.`,
  },
  waitsBecause: {
    zh: '须审批的行涉及已经过去的时间，合为一次补改，由另一人审批后才生效；其余各行不必等。',
    en: 'Rows about time that has passed become one past edit, which counts when somebody else approves it. The others don’t wait.',
  },
  nothingToDo: {
    zh: (rows: number) => `检查通过：${rows} 行都与现有相同，没有要导入的。`,
    en: (rows: number) => `Checked: all ${rows} rows are there already. There is nothing to import.`,
  },
  import: {
    zh: (rows: number) => `导入 ${rows} 行`,
    en: (rows: number) => `Import ${rows} row${rows === 1 ? '' : 's'}`,
  },
  importAndPropose: {
    zh: (applied: number, waiting: number) => `导入 ${applied} 行，提交审批 ${waiting} 行`,
    en: (applied: number, waiting: number) => `Import ${applied}, propose ${waiting}`,
  },
  propose: {
    zh: (rows: number) => `提交审批 ${rows} 行`,
    en: (rows: number) => `Propose ${rows} row${rows === 1 ? '' : 's'}`,
  },
  done: { zh: '导入完成', en: 'Imported' },
  doneInPart: {
    zh: '导入完成，其中一部分待审批',
    en: 'Imported; part of it waits for approval',
  },
  proposed: {
    zh: '已提交审批，审批通过前不生效',
    en: 'Proposed. Nothing of it counts before somebody else approves it.',
  },
  rowNumber: { zh: '行号', en: 'Row' },
  whatBecomes: { zh: '处理', en: 'What' },
  becomes: { added: { zh: '新增', en: 'new' }, changed: { zh: '修改', en: 'change' } },
  firstRows: {
    zh: (shown: number, all: number) => `共 ${all} 行，只列出前 ${shown} 行。`,
    en: (shown: number, all: number) => `The first ${shown} of ${all} rows.`,
  },
  progress: { zh: '进度', en: 'Progress' },
  takesLong: {
    zh: '表格较长时，检查和导入各需半分钟左右。不影响其他人的工作，请不要关闭此页。',
    en: 'A long file takes about half a minute to check, and as long to import. Nobody else waits for it. Leave this page open.',
  },
  toProposal: { zh: '查看补改', en: 'Show the past edit' },
  toList: { zh: '查看', en: 'Show them' },
  refused: {
    zh: (count: number) => `有 ${count} 处问题，没有写入任何内容`,
    en: (count: number) => `${count} ${count === 1 ? 'problem' : 'problems'}: nothing was written`,
  },
  refusedHint: {
    zh: '请在表格里按下面的单元格改好，再重新选择文件。',
    en: 'Mend these cells in the spreadsheet, then choose the file again.',
  },
  listed: { zh: (shown: number) => `只列出前 ${shown} 处`, en: (shown: number) => `the first ${shown} are listed` },
  saveProblems: { zh: '下载问题清单', en: 'Save the list' },
  problems: { zh: '问题清单', en: 'Problems' },
  cell: { zh: '单元格', en: 'Cell' },
  wholeFile: { zh: '整个文件', en: 'whole file' },
  column: { zh: '列', en: 'Column' },
  value: { zh: '内容', en: 'Value' },
  what: { zh: '问题', en: 'What is wrong' },
  reason: { zh: '导入原因', en: 'Reason' },
  reasonHint: {
    zh: '改动已经过去的时间时必填，例如“补录 11 月排班”。填写后重新检查。',
    en: 'Needed when time that has passed is changed. The file is checked again with it.',
  },
  reasonAlways: {
    zh: '必填，例如“2027 年放假安排已公布”。先填写，再选择文件。',
    en: 'Needed. Give it first, then choose the file.',
  },
  recheck: { zh: '重新检查', en: 'Check again' },
});
