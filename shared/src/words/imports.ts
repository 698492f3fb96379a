import { defineWords } from './define-words.ts';
import { resourceTitles } from './resources.ts';

export const importWords = defineWords({
  title: {
    zh: (list: string) => `导入${list}`,
    en: (list: string) => `Import ${list.toLowerCase()}`,
  },
  listOf: {
    units: { zh: '单位', en: 'Units' },
    officers: { zh: '人员', en: 'Officers' },
    recorders: { zh: '记录仪', en: 'Recorders' },
    custodies: { zh: '配备与领用', en: 'Custody' },
    observations: { zh: '领用与交回', en: 'Check-outs' },
    shifts: { zh: '排班', en: 'Roster' },
    leave: { zh: '请假', en: 'Leave' },
    activities: { zh: '执法活动', en: 'Activities' },
    ...resourceTitles,
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
    zh: (seconds: number) => `正在检查… ${seconds} 秒`,
    en: (seconds: number) => `Checking… ${seconds} s`,
  },
  importing: {
    zh: (seconds: number) => `正在导入… ${seconds} 秒`,
    en: (seconds: number) => `Importing… ${seconds} s`,
  },
  confirm: { zh: '三、导入', en: '3. Import' },
  wouldDo: {
    zh: (added: number, changed: number, unchanged: number) =>
      `检查通过：将新增 ${added} 行，修改 ${changed} 行，${unchanged} 行与现有相同。`,
    en: (added: number, changed: number, unchanged: number) =>
      `Checked: ${added} will be added, ${changed} changed, ${unchanged} are there already.`,
  },
  nothingToDo: {
    zh: (rows: number) => `检查通过：${rows} 行都与现有相同，没有要导入的。`,
    en: (rows: number) => `Checked: all ${rows} rows are there already. There is nothing to import.`,
  },
  import: {
    zh: (rows: number) => `导入 ${rows} 行`,
    en: (rows: number) => `Import ${rows} row${rows === 1 ? '' : 's'}`,
  },
  done: {
    zh: (added: number, changed: number, unchanged: number) =>
      `已导入：新增 ${added} 行，修改 ${changed} 行，${unchanged} 行原已相同。`,
    en: (added: number, changed: number, unchanged: number) =>
      `Imported: ${added} added, ${changed} changed, ${unchanged} were there already.`,
  },
  wouldWait: {
    zh: '其中有已经过去的时间：整份表格将作为一次补改提交，由另一人审批后才生效。',
    en: 'Some of it has passed: the whole file becomes one past edit, which counts when somebody else agrees.',
  },
  propose: {
    zh: (rows: number) => `提交 ${rows} 行待审批`,
    en: (rows: number) => `Propose ${rows} row${rows === 1 ? '' : 's'}`,
  },
  proposed: {
    zh: (rows: number) => `已提交 ${rows} 行，由另一人审批后一并生效。`,
    en: (rows: number) => `${rows} rows were proposed: they count when somebody else agrees to all of them.`,
  },
  toProposal: { zh: '查看补改', en: 'Show it' },
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
