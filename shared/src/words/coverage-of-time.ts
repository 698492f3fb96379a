import { defineWords } from './define-words.ts';

/** What is recorded of the time that an explanation is about. */
export const coverageOfTimeWords = defineWords({
  title: { zh: '该时段的录像', en: 'Footage of this time' },
  sum: {
    required: { zh: (length: string) => `应录 ${length}`, en: (length: string) => `${length} to be recorded` },
    recorded: { zh: (length: string) => `已录 ${length}`, en: (length: string) => `${length} recorded` },
    uninspected: { zh: (length: string) => `录像未检查 ${length}`, en: (length: string) => `${length} not inspected` },
    missing: { zh: (length: string) => `缺录 ${length}`, en: (length: string) => `${length} missing` },
    pending: { zh: (length: string) => `待导入 ${length}`, en: (length: string) => `${length} awaiting import` },
    notYet: { zh: (length: string) => `未到时间 ${length}`, en: (length: string) => `${length} not yet` },
    exempt: { zh: (length: string) => `免录 ${length}`, en: (length: string) => `${length} exempt` },
  },
  nothingDue: { zh: '该时段没有应录时间。', en: 'Nothing had to be recorded in this time.' },
  wholly: {
    zh: (required: string) => `该时段已有完整录像：应录 ${required}，全部已录`,
    en: (required: string) => `This time is wholly recorded: all of ${required} that had to be`,
  },
  beforeFiling: {
    zh: '请核对时段是否填对。仍可提交。',
    en: 'Check that the time is the right one. You can submit it all the same.',
  },
  beforeApproving: {
    zh: '请核对时段和说明后再审批。仍可批准或驳回。',
    en: 'Check time and explanation before you decide. You can approve or refuse it all the same.',
  },
  strip: { zh: '班次与说明时段', en: 'The shift and the explained time' },
  mark: { zh: '说明的时段', en: 'explained time' },
  markHint: { zh: '黑框：说明的时段', en: 'Frame: the explained time' },
  recordings: { zh: '该时段的录像文件', en: 'Recordings of this time' },
  noRecordings: { zh: '该时段没有录像文件。', en: 'There is no recording of this time.' },
  more: {
    zh: (shown: number, count: number) => `共 ${count} 个，列出 ${shown} 个`,
    en: (shown: number, count: number) => `${shown} of ${count}`,
  },
  time: { zh: '时间', en: 'Time' },
  file: { zh: '文件', en: 'File' },
  counting: { zh: '是否计入', en: 'Counts' },
  day: { zh: '打开当天时间轴', en: 'Open the day at this time' },
});
