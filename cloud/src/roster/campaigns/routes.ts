import { type CampaignRow, campaignList, campaigns } from '@rollcall/shared/resources/campaigns';
import {
  campaignColumns,
  campaignImport,
  campaignProblems,
  campaignTypeNames,
  campaignWords,
} from '@rollcall/shared/words/campaigns';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { noTotals } from '../../duty/shifts/not-yet-repository.ts';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { columnKinds } from '../../imports/column-kinds.ts';
import { eachOnce } from '../../imports/each-once.ts';
import { defineImport, inTurn } from '../../imports/import-definition.ts';
import { type Campaign, type CampaignSum, selectCampaigns, sumCampaigns } from './repository.ts';
import { addCampaign, changeCampaign, planCampaigns } from './save-campaign.ts';

const { create, update } = campaigns.endpoints;

const importCampaigns = defineImport({
  kind: campaignList.key,
  access: create.parts.access,
  title: campaignWords.title.zh,
  columns: {
    name: columnKinds.name(60).required(campaignImport.name),
    campaignType: columnKinds.words(campaignTypeNames).required(campaignImport.campaignType),
    startsOn: columnKinds.date().required(campaignImport.startsOn),
    endsOn: columnKinds.date().optional(campaignImport.endsOn),
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, { problems, by }) {
    const known = new Map((await selectCampaigns(tx)).map(({ name, endsOn }) => [name, endsOn]));
    const once = eachOnce(rows, 'name', ({ values }) => values.name, problems);
    for (const { number: row, values } of once) {
      const endsOn = values.endsOn ?? known.get(values.name) ?? null;
      if (endsOn !== null && endsOn < values.startsOn) {
        problems.refuse({ row, column: 'endsOn' }, 'campaign_backwards', campaignProblems);
      }
    }
    const { becomes, writes } = await planCampaigns(
      tx,
      once.map(({ values }) => values),
      by,
    );
    return {
      outcomes: once.map(({ number: row }, index) => ({ row, becomes: becomes[index] ?? 'unchanged' })),
      write: inTurn(writes),
    };
  },
});

export const servedCampaigns: ServedResource<typeof importCampaigns> = {
  imports: [importCampaigns],
  lists: [
    serveWholeList(campaignList, {
      title: campaignWords.title,
      columns: campaignColumns,
      // Each with what is in sight of it.
      async select({ db, now }, { dataScope }) {
        const sums = await sumCampaigns(db, { dataScope, now: now() });
        const all = await selectCampaigns(db);
        return all.map((campaign) => toRow(campaign, sums.get(campaign.campaignId)));
      },
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session }) => toRow(await addCampaign(db, body, session.username), undefined)),
    serve(update, async ({ params, body, session, dataScope }) => {
      const campaign = await changeCampaign(db, params.campaignId, body, session.username);
      const sums = await sumCampaigns(db, { dataScope, now: now() });
      return toRow(campaign, sums.get(campaign.campaignId));
    }),
  ],
};

const nothing: CampaignSum = { shifts: 0, coverage: noTotals };

/** @param sum undefined: no shift in sight belongs to it */
function toRow(campaign: Campaign, sum: CampaignSum | undefined): CampaignRow {
  return { ...campaign, ...(sum ?? nothing) };
}
