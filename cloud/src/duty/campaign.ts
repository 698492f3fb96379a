import type { CampaignType } from '@rollcall/shared/http/campaigns';

/** What for, apart from daily duty, shifts are: a dimension of roster, coverage and bulletin. */
export interface Campaign {
  campaignId: string;
  name: string;
  campaignType: CampaignType;
  /** Local dates, both included; null: until further notice. */
  startsOn: string;
  endsOn: string | null;
}
