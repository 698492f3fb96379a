import type { Campaign } from '@rollcall/cloud/roster/campaigns/repository';

const open = { startsOn: '2026-01-01', endsOn: null };

/** By the duty type of the shifts that belong to it. */
export const campaignsOfDuty: Readonly<Record<string, Omit<Campaign, 'campaignId'>>> = {
  drink_driving_check: { name: '酒驾专项整治', campaignType: 'drink_driving', ...open },
  illegal_parking_check: { name: '违停专项整治', campaignType: 'illegal_parking', ...open },
  plates_and_licences_check: { name: '涉牌涉证专项整治', campaignType: 'plates_and_licences', ...open },
};
