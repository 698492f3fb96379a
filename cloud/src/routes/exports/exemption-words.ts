import type { ExemptionEffect, ExemptionReason, ExemptionState } from '@rollcall/shared/http/exemptions';
import type { Words } from './export-definition.ts';

interface ExemptionWords {
  state: Record<ExemptionState, Words>;
  reason: Record<ExemptionReason, Words>;
  effect: Record<ExemptionEffect, Words>;
}

/** The values of exemptions in words, the page's own. */
export const exemptionWords: ExemptionWords = {
  state: {
    pending: { zh: '待审批', en: 'Waiting' },
    approved: { zh: '已批准', en: 'Approved' },
    refused: { zh: '已驳回', en: 'Refused' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  reason: {
    fault: { zh: '设备故障', en: 'Recorder fault' },
    battery: { zh: '电量耗尽', en: 'Battery empty' },
    storage: { zh: '存储已满', en: 'Card full' },
    weather: { zh: '恶劣天气', en: 'Weather' },
    state_secret: { zh: '涉及国家秘密', en: 'State secret' },
    privacy: { zh: '涉及个人隐私', en: 'Privacy' },
    urgent: { zh: '情况紧急', en: 'Urgent' },
    objective: { zh: '其他客观原因', en: 'Other objective cause' },
    station_outage: { zh: '采集站停用', en: 'Station outage' },
  },
  effect: {
    exemption: { zh: '不计入应录', en: 'Need not be recorded' },
    fault_ticket: { zh: '仍算缺录，注明设备原因', en: 'Still missing, explained by the device' },
    station_outage: { zh: '仍算缺录，注明采集站原因', en: 'Still missing, explained by the station' },
  },
};
