import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import type { Campaign } from '../../duty/campaign.ts';
import type { CampaignSum } from '../../duty/campaign-repository.ts';

const nothing: CampaignSum = {
  shifts: 0,
  coverage: { requiredMs: 0, recordedMs: 0, uninspectedMs: 0, missingMs: 0, pendingMs: 0, exemptMs: 0, explainedMs: 0 },
};

/** @param sum undefined: no shift in sight belongs to it */
export function toCampaignRow(campaign: Campaign, sum: CampaignSum | undefined): CampaignRow {
  return { ...campaign, ...(sum ?? nothing) };
}
