import { isDeepStrictEqual } from 'node:util';
import { campaigns } from '@rollcall/shared/resources/campaigns';
import { campaignProblems } from '@rollcall/shared/words/campaigns';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
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
    await lockDutyExclusive(tx);
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
    await lockDutyExclusive(tx);
    const before = await lockCampaign(tx, campaignId);
    if (!before) throw errors.notFound(`The campaign ${campaignId}`);
    return change(tx, before, changes, by);
  });
}

/**
 * Plans to add these campaigns, and to change those whose names are there already. Only reads; the writes belong under `lockDutyExclusive`.
 * @param wanted each name once, none backwards
 */
export async function planCampaigns(
  tx: Transaction,
  wanted: readonly (Omit<NewCampaign, 'endsOn'> & CampaignChanges)[],
  by: string,
): Promise<{ becomes: (keyof SaveResult)[]; writes: ((tx: Transaction) => Promise<unknown>)[] }> {
  const known = new Map((await selectCampaigns(tx)).map((campaign) => [campaign.name, campaign]));
  const becomes: (keyof SaveResult)[] = [];
  const writes: ((tx: Transaction) => Promise<unknown>)[] = [];
  for (const { endsOn, ...campaign } of wanted) {
    const before = known.get(campaign.name);
    if (before === undefined) {
      becomes.push('added');
      writes.push((writing) => add(writing, { ...campaign, endsOn: endsOn ?? null }, by));
    } else {
      becomes.push(changedBy(before, { ...campaign, endsOn }) === before ? 'unchanged' : 'changed');
      writes.push((writing) => change(writing, before, { ...campaign, endsOn }, by));
    }
  }
  return { becomes, writes };
}

async function add(tx: Transaction, campaign: NewCampaign, by: string): Promise<Campaign> {
  const campaignId = await insertCampaign(tx, campaign);
  if (campaignId === undefined) throw nameTaken(campaign);
  await appendFact(tx, { type: 'campaign_added', subject: `campaign:${campaignId}`, payload: { ...campaign, by } });
  return { campaignId, ...campaign };
}

/** @returns `before` itself when nothing is another */
async function change(tx: Transaction, before: Campaign, changes: CampaignChanges, by: string): Promise<Campaign> {
  const after = changedBy(before, changes);
  if (after === before) return before;
  assertForward(after);
  if (!(await updateCampaign(tx, after))) throw nameTaken(after);
  const payload = { before, after, by };
  await appendFact(tx, { type: 'campaign_changed', subject: `campaign:${before.campaignId}`, payload });
  return after;
}

/** @returns `before` itself when nothing is another */
function changedBy(before: Campaign, changes: CampaignChanges): Campaign {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after: Campaign = { ...before, ...Object.fromEntries(given) };
  return isDeepStrictEqual(before, after) ? before : after;
}

function assertForward({ startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>): void {
  if (endsOn !== null && endsOn < startsOn) throw problem('campaign_backwards');
}

function nameTaken({ name }: Pick<Campaign, 'name'>): AppError {
  return problem('campaign_name_taken', { detail: `There is a campaign ${name} already.` });
}
