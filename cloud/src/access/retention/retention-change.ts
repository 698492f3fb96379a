import {
  type NewRetentionChange,
  type RetentionDryRun,
  type RetentionPeriods,
  retention,
} from '@rollcall/shared/resources/retention';
import { retentionProblems } from '@rollcall/shared/words/retention';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { checkPeriods } from './check-periods.ts';
import { readRetention } from './kept-until-repository.ts';
import {
  findChange,
  findOpenChange,
  insertChange,
  lockRetention,
  saveChangeDecision,
  selectDryRun,
} from './repository.ts';

const problem = problemsOf(retention.problems, retentionProblems);

/** What other periods would move. @throws bad_periods */
export async function dryRunPeriods(
  { db, now }: { db: Database; now: () => Date },
  periods: Partial<RetentionPeriods>,
): Promise<RetentionDryRun> {
  const before = await readRetention(db);
  const after = assertAllowed(periods, before.floorMonths);
  return selectDryRun(db, { before, after, now: now() });
}

/** @throws bad_periods */
function assertAllowed(periods: Partial<RetentionPeriods>, floorMonths: number): RetentionPeriods {
  const fields = checkPeriods(periods, floorMonths);
  if (fields.length > 0) throw problem('bad_periods', { fields });
  return periods as RetentionPeriods;
}

/**
 * Proposes other periods, with what they would move. They count when a second person approves them.
 * @throws retention_outdated, retention_change_open, bad_periods
 */
export async function proposePeriods(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { baseVersion, periods, reason }: NewRetentionChange,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRetention(tx);
    const before = await readRetention(tx);
    if (before.version !== baseVersion) {
      throw problem('retention_outdated', { detail: `The periods are at version ${before.version} now.` });
    }
    if (await findOpenChange(tx)) throw problem('retention_change_open');
    const after = assertAllowed(periods, before.floorMonths);
    const proposedAt = now();
    const dryRun = await selectDryRun(tx, { before, after, now: proposedAt });
    const proposed = { proposedBy: who.accountId, onBehalfOf: principalId(), proposedAt };
    const change = { baseVersion, periods: after, reason, dryRun, ...proposed };
    const retentionChangeId = await insertChange(tx, change);
    await appendFact(tx, {
      type: 'retention_change_proposed',
      subject: 'retention:periods',
      payload: { by: who.username, retentionChangeId, before: before.periods, after, reason, dryRun },
    });
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  });
}

/**
 * A change of the periods of all recordings. Once granted, it counts at once. No decision goes below the floor of the parameters.
 * @throws bad_periods when the floor was raised meanwhile
 */
export const retentionChanges = {
  name: 'The proposal',
  action: 'retention.approve',
  facts: { granted: 'retention_change_approved', refused: 'retention_change_refused' },
  find: (db, retentionChangeId) => requestOf(db, retentionChangeId),
  async lock(tx, retentionChangeId) {
    await lockRetention(tx);
    return requestOf(tx, retentionChangeId);
  },
} as const satisfies RequestKind;

async function requestOf(db: Database | Transaction, retentionChangeId: string): Promise<WaitingRequest | undefined> {
  const change = await findChange(db, retentionChangeId);
  if (!change) return undefined;
  const { decision, periods, proposed_by, on_behalf_of } = change;
  const { version, floorMonths } = await readRetention(db);
  const next = (outcome: string) => (outcome === 'granted' ? version + 1 : null);
  return {
    subject: 'retention:periods',
    findingId: null,
    unitCode: null,
    badgeNo: null,
    waits: decision === null,
    barred: { askers: [proposed_by, on_behalf_of], own: () => problem('own_proposal'), concerned: [] },
    told: ({ outcome }) => ({ retentionChangeId, periods, version: next(outcome) }),
    async settle(tx, { outcome, reason, by, at, outside }) {
      const granted = outcome === 'granted';
      if (granted) assertAllowed(periods, floorMonths);
      await saveChangeDecision(tx, retentionChangeId, {
        ...{ decision: granted ? 'approved' : 'refused', version: next(outcome), reason, by, at },
        ...(outside && { outsideDecisionId: outside.outsideDecisionId }),
      });
      // Each recording's page shows until when it is kept.
      const topics = granted ? (['retention', 'recordings'] as const) : (['retention'] as const);
      await notifyLive(
        tx,
        topics.map((topic) => ({ topic, unitCodes: [] })),
      );
    },
  };
}

/** Withdraws a proposal, by its proposer or whoever acts for the proposer. @throws already_decided, not_own_proposal */
export async function withdrawChange(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  retentionChangeId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRetention(tx);
    const open = await findOpenChange(tx);
    if (open?.retention_change_id !== retentionChangeId) throw errors.alreadyDecided();
    const askers = { askedBy: open.proposed_by, onBehalfOf: open.on_behalf_of };
    if (!isOfPrincipal(who, askers)) throw problem('not_own_proposal');
    const decided = { decision: 'withdrawn', version: null, reason, by: who.accountId, at: now() } as const;
    await saveChangeDecision(tx, retentionChangeId, decided);
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
    await appendFact(tx, {
      type: 'retention_change_withdrawn',
      subject: 'retention:periods',
      payload: { by: who.username, retentionChangeId, reason, version: null, periods: open.periods },
    });
  });
}
