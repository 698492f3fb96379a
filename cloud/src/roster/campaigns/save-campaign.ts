import { isDeepStrictEqual } from 'node:util';
import { campaigns } from '@rollcall/shared/resources/campaigns';
import { campaignProblems } from '@rollcall/shared/words/campaigns';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDuty } from '../../duty/duty-lock-repository.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { SaveResult } from '../../registry/save-result.ts';
import { type Campaign, insertCampaign, lockCampaign, selectCampaigns, updateCampaign } from './repository.ts';

type NewCampaign = Omit<Campaign, 'campaignId'>;
/** What is left out stays. */
type CampaignChanges = { [Field in keyof NewCampaign]?: NewCampaign[Field] | undefined };

const problem = problemsOf(campaigns.problems, campaignProblems);

/** @throws campaign_backwards, campaign_name_taken */
export async function addCampaign(db: Database, campaign: NewCampaign, by: string): Promise<Campaign> {
  assertForward(campaign);
  return db.transaction().execute(async (tx) => {
    await lockDuty(tx);
    return add(tx, campaign, by);
  });
}

/** @throws not_found, campaign_backwards, campaign_name_taken */
export async function changeCampaign(
  db: Database,
  campaignId: string,
  changes: CampaignChanges,
  by: string,
): Promise<Campaign> {
  return db.transaction().execute(async (tx) => {
    await lockDuty(tx);
    const before = await lockCampaign(tx, campaignId);
    if (!before) throw errors.notFound(`The campaign ${campaignId}`);
    return change(tx, before, changes, by);
  });
}

/**
 * Adds these campaigns, and changes those whose names are there already. Call it under `lockDuty`.
 * @param wanted each name once, none backwards
 */
export async function saveCampaigns(
  tx: Transaction,
  wanted: readonly (Omit<NewCampaign, 'endsOn'> & CampaignChanges)[],
  by: string,
): Promise<SaveResult> {
  const known = new Map((await selectCampaigns(tx)).map((campaign) => [campaign.name, campaign]));
  const result = { added: 0, changed: 0, unchanged: 0 };
  for (const { endsOn, ...campaign } of wanted) {
    const before = known.get(campaign.name);
    if (before === undefined) {
      await add(tx, { ...campaign, endsOn: endsOn ?? null }, by);
      result.added++;
    } else {
      const after = await change(tx, before, { ...campaign, endsOn }, by);
      result[after === before ? 'unchanged' : 'changed']++;
    }
  }
  return result;
}

async function add(tx: Transaction, campaign: NewCampaign, by: string): Promise<Campaign> {
  const campaignId = await insertCampaign(tx, campaign);
  if (campaignId === undefined) throw nameTaken(campaign);
  await appendFact(tx, { type: 'campaign_added', subject: `campaign:${campaignId}`, payload: { ...campaign, by } });
  return { campaignId, ...campaign };
}

/** @returns `before` itself when nothing is another */
async function change(tx: Transaction, before: Campaign, changes: CampaignChanges, by: string): Promise<Campaign> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after: Campaign = { ...before, ...Object.fromEntries(given) };
  if (isDeepStrictEqual(before, after)) return before;
  assertForward(after);
  if (!(await updateCampaign(tx, after))) throw nameTaken(after);
  const payload = { before, after, by };
  await appendFact(tx, { type: 'campaign_changed', subject: `campaign:${before.campaignId}`, payload });
  return after;
}

function assertForward({ startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>): void {
  if (endsOn !== null && endsOn < startsOn) throw problem('campaign_backwards');
}

function nameTaken({ name }: Pick<Campaign, 'name'>): AppError {
  return problem('campaign_name_taken', { detail: `There is a campaign ${name} already.` });
}
