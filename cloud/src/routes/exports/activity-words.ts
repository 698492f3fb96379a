import type { ActivityKind, ActivityVerdict } from '@rollcall/shared/http/activities';
import type { Words } from './export-definition.ts';

/** Activities in words, the page's own. */
export const activityWords: {
  kind: Record<ActivityKind, Words>;
  verdict: Record<ActivityVerdict, Words>;
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
    not_required: { zh: '不要求', en: 'Not required' },
    pending: { zh: '待核对', en: 'To be checked' },
    covered: { zh: '全程有录像', en: 'Wholly recorded' },
    not_covered: { zh: '漏录', en: 'Not covered' },
    started_too_late: { zh: '开机过晚', en: 'Started too late' },
    stopped_early: { zh: '提前停录', en: 'Stopped early' },
  },
};
