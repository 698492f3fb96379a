import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../db/database.ts';
import { lockDuty } from '../../duty/duty-lock-repository.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { type Campaign, insertCampaign, lockCampaign, updateCampaign } from './repository.ts';

/** @throws campaign_backwards, campaign_name_taken */
export async function addCampaign(db: Database, campaign: Omit<Campaign, 'campaignId'>, by: string): Promise<Campaign> {
  assertForward(campaign);
  return db.transaction().execute(async (tx) => {
    await lockDuty(tx);
    const campaignId = await insertCampaign(tx, campaign);
    if (campaignId === undefined) throw errors.campaignNameTaken(campaign.name);
    await appendFact(tx, { type: 'campaign_added', subject: `campaign:${campaignId}`, payload: { ...campaign, by } });
    return { campaignId, ...campaign };
  });
}

/** What is left out stays. @throws not_found, campaign_backwards, campaign_name_taken */
export async function changeCampaign(
  db: Database,
  campaignId: string,
  changes: { [Field in keyof Campaign]?: Campaign[Field] | undefined },
  by: string,
): Promise<Campaign> {
  return db.transaction().execute(async (tx) => {
    await lockDuty(tx);
    const before = await lockCampaign(tx, campaignId);
    if (!before) throw errors.notFound(`The campaign ${campaignId}`);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after: Campaign = { ...before, ...Object.fromEntries(given) };
    if (isDeepStrictEqual(before, after)) return before;
    assertForward(after);
    if (!(await updateCampaign(tx, after))) throw errors.campaignNameTaken(after.name);
    const payload = { before, after, by };
    await appendFact(tx, { type: 'campaign_changed', subject: `campaign:${campaignId}`, payload });
    return after;
  });
}

function assertForward({ startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>): void {
  if (endsOn !== null && endsOn < startsOn) throw errors.campaignBackwards();
}
