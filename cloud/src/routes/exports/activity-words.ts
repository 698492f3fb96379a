import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import type { Words } from './export-definition.ts';

/** Activities in words, the page's own. */
export const activityWords: {
  kind: Record<ActivityKind, Words>;
  verdict: Record<ActivityVerdict, Words>;
  sourceState: Record<'active' | 'revoked', Words>;
} = {
  kind: {
    summary_penalty: { zh: '简易程序处罚', en: 'On-the-spot penalty' },
    compulsory_measure: { zh: '强制措施', en: 'Compulsory measure' },
    scene_survey: { zh: '现场勘查', en: 'Scene survey' },
    inquiry: { zh: '询问', en: 'Inquiry' },
    interrogation: { zh: '讯问', en: 'Interrogation' },
    mediation: { zh: '调解', en: 'Mediation' },
    incident: { zh: '突发事件', en: 'Incident' },
    traffic_control: { zh: '交通管制', en: 'Traffic control' },
    security_task: { zh: '警保卫任务', en: 'Security task' },
  },
  verdict: {
    covered: { zh: '全程有录像', en: 'Wholly recorded' },
    incomplete: { zh: '不完整', en: 'Incomplete' },
    not_covered: { zh: '无录像', en: 'Not recorded' },
    not_inspected: { zh: '录像未检查', en: 'Footage not inspected' },
    pending: { zh: '待核对', en: 'To be checked' },
    exempt: { zh: '已豁免', en: 'Exempt' },
    not_required: { zh: '不要求', en: 'Not required' },
  },
  sourceState: {
    active: { zh: '在用', en: 'In use' },
    revoked: { zh: '已撤销', en: 'Revoked' },
  },
};
