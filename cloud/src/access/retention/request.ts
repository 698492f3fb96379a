import { isOfPrincipal } from '../../auth/principal.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { checkPeriods } from './check-periods.ts';
import { findChange, findOpenChange, lockRetention, saveChangeDecision } from './retention-change-repository.ts';
import { readRetention } from './retention-repository.ts';

/**
 * Other periods, for all recordings. Granted, they count from now on. The floor of the parameters holds whoever decides.
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
    barred: { askers: [proposed_by, on_behalf_of], own: errors.ownProposal, concerned: [] },
    told: ({ outcome }) => ({ retentionChangeId, periods, version: next(outcome) }),
    async settle(tx, { outcome, reason, by, at, outside }) {
      const granted = outcome === 'granted';
      const problems = granted ? checkPeriods(periods, floorMonths) : [];
      if (problems.length > 0) throw errors.badPeriods(problems);
      await saveChangeDecision(tx, retentionChangeId, {
        ...{ decision: granted ? 'approved' : 'refused', version: next(outcome), reason, by, at },
        ...(outside && { outsideDecisionId: outside.outsideDecisionId }),
      });
      await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
    },
  };
}

/** Whose it is, or who acts for that one, takes it back. @throws already_decided, not_own_proposal */
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
    if (!isOfPrincipal(who, askers)) throw errors.notOwnProposal();
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
