import { defineTexts } from './define-texts.ts';

/** The page of one finding. */
export const findingTexts = defineTexts({
  nobody: { zh: '无人领用', en: 'nobody' },
  clock: {
    off: { zh: '不准', en: 'off' },
    ahead: {
      zh: (offset: string, error: string) => `快 ${offset}（误差不超过 ${error}）`,
      en: (offset: string, error: string) => `${offset} ahead (give or take ${error})`,
    },
    behind: {
      zh: (offset: string, error: string) => `慢 ${offset}（误差不超过 ${error}）`,
      en: (offset: string, error: string) => `${offset} behind (give or take ${error})`,
    },
  },
  resolvedAt: {
    zh: (time: string) =>
      `已于 ${time} 自动消除：补到了录像，批准了说明，或登记有更正。上一句是消除前的情况，下面是现在的情况。`,
    en: (time: string) =>
      `Resolved at ${time}: footage arrived, an explanation was approved, or an entry was corrected. The sentence above tells of before, what is below of now.`,
  },
  coverage: { zh: '班次覆盖', en: 'Coverage of the shift' },
  asOf: { zh: (time: string) => `截至 ${time}`, en: (time: string) => `as of ${time}` },
  laneCoverage: { zh: '覆盖', en: 'Coverage' },
  laneRecordings: { zh: '录像', en: 'Recordings' },
  laneHoldings: { zh: '领用', en: 'Custody' },
  damaged: { zh: '损坏，不计', en: 'no: damaged' },
  disputed: { zh: '归属存疑，不计', en: 'no: disputed' },
  noFootage: { zh: '所领记录仪在这个班次内没有录像。', en: 'The recorders held in this shift have no footage of it.' },
  heldHint: { zh: '只有所领记录仪的录像计入。', en: 'Only footage of recorders that were held counts.' },
  heldNone: {
    zh: '班次内没有领用记录仪，任何录像都不能计入。请核对领用记录。',
    en: 'No recorder was held in this shift, so no footage can count. Check the custody.',
  },
  counting: { zh: '是否计入', en: 'Counts' },
  segments: { zh: '分段', en: 'Segments' },
  state: { zh: '状态', en: 'State' },
  why: { zh: '原因', en: 'Why' },
  counts: { zh: '计入覆盖', en: 'yes' },
  required: { zh: '应录', en: 'Required' },
  rule: { zh: '判定规则', en: 'Rule' },
  parameters: {
    zh: (version: number) => `按现行参数（第 ${version} 版）`,
    en: (version: number) => `by the parameters now in force (version ${version})`,
  },
  defaults: { zh: '按默认参数', en: 'by the default parameters' },
  due: { zh: '导入期限', en: 'Due' },
  formula: {
    zh: (hours: number) => `班次结束 + ${hours} 小时`,
    en: (hours: number) => `end of the shift + ${hours} h`,
  },
  tolerance: { zh: '连续容差', en: 'Join tolerance' },
  threshold: { zh: '缺录阈值', en: 'Threshold' },
  officer: { zh: '人员档案', en: 'The officer' },
  roster: { zh: '当月排班', en: "The month's roster" },
  ofShift: { zh: '本班次的全部问题', en: 'All findings of this shift' },
  theRecorder: { zh: '记录仪', en: 'The recorder' },
  theRecording: { zh: '录像', en: 'The recording' },
  footageOfRecorder: { zh: '记录仪该时段的录像', en: "The recorder's footage of these hours" },
  ofRecorder: { zh: '该记录仪的全部问题', en: 'All findings of this recorder' },
  next: { zh: '怎么办', en: 'What to do' },
  concerned: { zh: '涉及的录像', en: 'Recordings concerned' },
  ofCount: {
    zh: (shown: number, count: number) => (shown === count ? `共 ${count} 段` : `共 ${count} 段，列出 ${shown} 段`),
    en: (shown: number, count: number) => (shown === count ? String(count) : `${shown} of ${count}`),
  },
  ofOfficer: { zh: '该人员的全部问题', en: 'All findings of this officer' },
  footage: { zh: '该时段的录像', en: 'Footage of these hours' },
  late: { zh: '逾期导入的录像', en: 'Recordings imported late' },
  lateShown: {
    zh: (shown: number, count: number) => `共 ${count} 段，列出 ${shown} 段`,
    en: (shown: number, count: number) => `${shown} of ${count}`,
  },
  recording: { zh: '录像', en: 'Recording' },
  importedAt: { zh: '登记时间', en: 'Announced' },
  lateBy: { zh: '迟', en: 'Late by' },
  missing: { zh: '缺录时段', en: 'Missing time' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  length: { zh: '时长', en: 'Length' },
});
