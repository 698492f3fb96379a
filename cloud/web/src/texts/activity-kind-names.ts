import type { ActivityKind } from '@rollcall/shared/http/activities';

/** Enforcement activities, as they are chosen and shown. */
export const activityKindNames = {
  summary_penalty: { zh: '简易程序处罚', en: 'On-the-spot penalty' },
  compulsory_measure: { zh: '强制措施', en: 'Compulsory measure' },
  scene_survey: { zh: '现场勘查', en: 'Scene survey' },
  inquiry: { zh: '询问', en: 'Inquiry' },
  interrogation: { zh: '讯问', en: 'Interrogation' },
  mediation: { zh: '调解', en: 'Mediation' },
  incident: { zh: '突发事件', en: 'Incident' },
  traffic_control: { zh: '交通管制', en: 'Traffic control' },
  security_task: { zh: '警保卫任务', en: 'Security task' },
} as const satisfies Record<ActivityKind, { zh: string; en: string }>;
