import type { Choices } from './field.ts';

/**
 * What a recording is kept as. `unclassified`: nobody has said yet; it is kept longer than any other that ends. Apart from the fields
 * of a resource: recordings, periods and the catalogue of what must be recorded name them.
 */
export const categoryNames = {
  unclassified: { zh: '未分类', en: 'Unclassified' },
  routine: { zh: '日常执勤', en: 'Routine duty' },
  summary_penalty: { zh: '简易程序处罚', en: 'On-the-spot penalty' },
  compulsory_measure: { zh: '强制措施', en: 'Compulsory measure' },
  accident: { zh: '事故处理', en: 'Accident' },
  case_evidence: { zh: '案件证据', en: 'Case evidence' },
  obstruction_of_duty: { zh: '阻碍执行职务', en: 'Obstruction of duty' },
  major_incident: { zh: '重大、群体性事件', en: 'Major or mass incident' },
  other_major_matter: { zh: '其他重大事项', en: 'Other major matter' },
} as const satisfies Choices;

export type Category = keyof typeof categoryNames;
