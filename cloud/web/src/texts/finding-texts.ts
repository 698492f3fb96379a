import { defineTexts } from './define-texts.ts';

interface Said {
  person: string;
  shift: string;
  duty: string;
}

/** The page of one finding. */
export const findingTexts = defineTexts({
  sentence: {
    no_footage: {
      zh: ({ person, shift, duty }: Said, required: string) =>
        `${person} ${shift}的班次（${duty}）应录 ${required}，没有任何录像。`,
      en: ({ person, shift, duty }: Said, required: string) =>
        `${person}, on duty ${shift} (${duty}): ${required} had to be recorded, and there is no footage at all.`,
    },
    coverage_gap: {
      zh: ({ person, shift, duty }: Said, required: string, missing: string, count: number) =>
        `${person} ${shift}的班次（${duty}）应录 ${required}，缺录 ${count} 段共 ${missing}。`,
      en: ({ person, shift, duty }: Said, required: string, missing: string, count: number) =>
        `${person}, on duty ${shift} (${duty}): of ${required} that had to be recorded, ${missing} are missing, in ${count} ${count === 1 ? 'stretch' : 'stretches'}.`,
    },
    late_import: {
      zh: ({ person, shift, duty }: Said, count: number, due: string, longest: string) =>
        `${person} ${shift}的班次（${duty}）有 ${count} 段录像在期限 ${due} 之后才导入，最晚的迟了 ${longest}。`,
      en: ({ person, shift, duty }: Said, count: number, due: string, longest: string) =>
        `${person}, on duty ${shift} (${duty}): ${count} ${count === 1 ? 'recording was' : 'recordings were'} imported after the deadline of ${due}, the last of them by ${longest}.`,
    },
  },
  resolvedAt: {
    zh: (time: string) =>
      `已于 ${time} 自动消除：补到了录像，或排班、领用有更正。上一句是消除前的情况，下面是班次现在的覆盖。`,
    en: (time: string) =>
      `Resolved at ${time}: footage arrived, or the roster or custody was corrected. The sentence above tells of before, the coverage below of now.`,
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
  rules: {
    no_footage: {
      zh: '勤务要求全程录像，到期时没有任何一段录像覆盖这个班次。到期指导入期限，或所领记录仪的卡在班后采集完毕，以先到者为准。',
      en: 'The duty must be recorded throughout, and when footage was due none covered any of the shift. It is due at the deadline, or once the cards of the held recorders were collected after the shift, whichever is earlier.',
    },
    coverage_gap: {
      zh: (tolerance: string, gap: string) =>
        `勤务要求全程录像。相隔不超过 ${tolerance}的录像算连续；到期仍缺的时间合计超过 ${gap}即列为问题。到期指导入期限，或所领记录仪的卡在班后采集完毕，以先到者为准。`,
      en: (tolerance: string, gap: string) =>
        `The duty must be recorded throughout. Recordings no further apart than ${tolerance} are one; missing time that is due and exceeds ${gap} in sum is a finding. It is due at the deadline, or once the cards of the held recorders were collected after the shift, whichever is earlier.`,
    },
    late_import: {
      zh: (hours: number) => `班次结束后 ${hours} 小时内须导入；之后才登记的录像算逾期。`,
      en: (hours: number) =>
        `Footage must be imported within ${hours} hours after the shift; what is announced later is late.`,
    },
  },
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
