import { type CampaignRow, campaignList, campaigns } from '@rollcall/shared/resources/campaigns';
import { campaignColumns, campaignWords } from '@rollcall/shared/words/campaigns';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../routes/served-resource.ts';
import { type Campaign, type CampaignSum, selectCampaigns, sumCampaigns } from './repository.ts';
import { addCampaign, changeCampaign } from './save-campaign.ts';

const { create, update } = campaigns.endpoints;

export const servedCampaigns: ServedResource = {
  lists: [
    serveWholeList(campaignList, {
      title: campaignWords.title,
      columns: campaignColumns,
      // Each with what is in sight of it.
      async select({ db }, { sight }) {
        const sums = await sumCampaigns(db, sight);
        const all = await selectCampaigns(db);
        return all.map((campaign) => toRow(campaign, sums.get(campaign.campaignId)));
      },
    }),
  ],
  routes: ({ db }) => [
    serve(create, async ({ body, session }) => toRow(await addCampaign(db, body, session.username), undefined)),
    serve(update, async ({ params, body, session, sight }) => {
      const campaign = await changeCampaign(db, params.campaignId, body, session.username);
      const sums = await sumCampaigns(db, sight);
      return toRow(campaign, sums.get(campaign.campaignId));
    }),
  ],
};

const nothing: CampaignSum = {
  shifts: 0,
  coverage: { requiredMs: 0, recordedMs: 0, uninspectedMs: 0, missingMs: 0, pendingMs: 0, exemptMs: 0, explainedMs: 0 },
};

/** @param sum undefined: no shift in sight belongs to it */
function toRow(campaign: Campaign, sum: CampaignSum | undefined): CampaignRow {
  return { ...campaign, ...(sum ?? nothing) };
}
