import type { ExemptionEffect, ExemptionReason } from '@rollcall/shared/http/exemptions';

interface Name {
  zh: string;
  en: string;
}

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
} as const satisfies Record<ExemptionReason, Name>;

/** What an approval makes of the time. */
export const exemptionEffectNames = {
  exemption: { zh: '不计入应录', en: 'Need not be recorded' },
  fault_ticket: { zh: '仍算缺录，注明设备原因', en: 'Still missing, explained by the device' },
  station_outage: { zh: '仍算缺录，注明采集站原因', en: 'Still missing, explained by the station' },
} as const satisfies Record<ExemptionEffect, Name>;
