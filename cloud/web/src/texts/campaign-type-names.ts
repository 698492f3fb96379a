import type { CampaignType } from '@rollcall/shared/http/campaigns';

/** What campaigns are against: part of texts. */
export const campaignTypeNames = {
  plates_and_licences: { zh: '涉牌涉证', en: 'plates & licences' },
  drink_driving: { zh: '酒驾', en: 'drink-driving' },
  illegal_parking: { zh: '违停', en: 'illegal parking' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<CampaignType, { zh: string; en: string }>;
