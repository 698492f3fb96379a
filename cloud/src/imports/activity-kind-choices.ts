import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { Choice } from './import-column.ts';

/** The kinds of activities as registers of penalties and cases write them. */
export const activityKindChoices: readonly Choice<ActivityKind>[] = [
  { value: 'summary_penalty', zh: '简易程序处罚', en: 'On-the-spot penalty', also: ['简易程序', '简易处罚'] },
  { value: 'compulsory_measure', zh: '强制措施', en: 'Compulsory measure', also: ['行政强制措施'] },
  { value: 'scene_survey', zh: '现场勘查', en: 'Scene survey', also: ['事故现场勘查', '勘查'] },
  { value: 'inquiry', zh: '询问', en: 'Inquiry' },
  { value: 'interrogation', zh: '讯问', en: 'Interrogation' },
  { value: 'mediation', zh: '调解', en: 'Mediation', also: ['事故调解'] },
  { value: 'incident', zh: '突发事件', en: 'Incident', also: ['群体性事件', '突发群体性事件'] },
  { value: 'traffic_control', zh: '交通管制', en: 'Traffic control' },
  { value: 'security_task', zh: '警保卫任务', en: 'Security task', also: ['警卫任务', '保卫任务'] },
];
