import type { ExemptionReason } from '../http/exemptions.ts';
import type { Word } from './define-words.ts';

/** Why time was not recorded, as it is chosen and shown. */
export const exemptionReasonNames = {
  fault: { zh: '设备故障', en: 'Recorder fault' },
  battery: { zh: '电量耗尽', en: 'Battery empty' },
  storage: { zh: '存储已满', en: 'Card full' },
  weather: { zh: '恶劣天气', en: 'Weather' },
  state_secret: { zh: '涉及国家秘密', en: 'State secret' },
  privacy: { zh: '涉及个人隐私', en: 'Privacy' },
  urgent: { zh: '情况紧急', en: 'Urgent' },
  objective: { zh: '其他客观原因', en: 'Other objective cause' },
  station_outage: { zh: '采集站停用', en: 'Station outage' },
} as const satisfies Record<ExemptionReason, Word>;
