import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { type Acting, assertSecondPerson } from '../../auth/second-person.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { seesAll } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { endEntriesOn } from '../accountability/end-entries.ts';
import { concernedBy, type HandledFinding } from '../handling/handled-finding.ts';
import { problem } from '../handling/problem.ts';
import { findHandled, lockHandled } from '../handling/repository.ts';
import { findLiabilityAppeal } from './repository.ts';

export interface LiabilityCase {
  appealId: string;
  appeal: NonNullable<Awaited<ReturnType<typeof findLiabilityAppeal>>>;
  finding: HandledFinding;
}

export async function findLiability(db: Database, appealId: string): Promise<LiabilityCase | undefined> {
  const appeal = await findLiabilityAppeal(db, appealId);
  const finding = appeal && (await findHandled(db, appeal.findingId));
  return finding && { appealId, appeal, finding };
}

/** The same, its finding held until the end of the transaction: whatever changes an appeal holds the finding. */
export async function lockLiability(tx: Transaction, appealId: string): Promise<LiabilityCase | undefined> {
  const known = await findLiabilityAppeal(tx, appealId);
  const finding = known && (await lockHandled(tx, known.findingId, seesAll));
  const appeal = finding && (await findLiabilityAppeal(tx, appealId));
  return appeal && { appealId, appeal, finding };
}

/**
 * Neither who appeals decides it, nor the officer, another leader, nor who confirmed the finding or agreed to that.
 * @param options.onlyOneself for what isn't a decision of the session: those alone whom it concerns have no part in it
 * @throws own_appeal, decided_before, not_yet_second_person, recused
 */
export async function assertMayDecideLiability(
  tx: Database | Transaction,
  session: Acting,
  { appeal, finding }: LiabilityCase,
  now: Date,
  { onlyOneself = false }: { onlyOneself?: boolean } = {},
): Promise<void> {
  await assertSecondPerson(tx, session, [appeal.appealedBy], { now, own: errors.ownAppeal });
  await assertNotRecused(tx, session, concernedBy(finding), now, { onlyOneself });
  if (onlyOneself) return;
  const first = [appeal.confirmedBy, appeal.confirmedFor, appeal.secondBy];
  await assertSecondPerson(tx, session, first, { now, own: () => problem('decided_before') });
}

/** Decides an appeal of somebody else. @returns the finding's id @throws not_found, already_decided, and who may not decide it */
export async function decideLiability(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  appealId: string,
  { decision, reason }: { decision: 'upheld' | 'dismissed'; reason: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const liability = await lockLiability(tx, appealId);
    if (!liability) throw errors.notFound('The appeal');
    const at = now();
    await assertMayDecideLiability(tx, who, liability, at);
    const { appeal, finding } = liability;
    if (!appeal.waits) throw errors.alreadyDecided();
    await appendFact(tx, {
      type: `liability_appeal_${decision}`,
      subject: `finding:${finding.findingId}`,
      payload: { by: who.username, liabilityAppealId: appealId, badgeNo: appeal.badgeNo, reason },
    });
    await settleLiability(tx, liability, { decision, reason, by: who.accountId, at });
    return finding.findingId;
  });
}

/** Writes what was decided, after its fact. Upheld, this leader answers for the finding no more; its handling stays. */
export async function settleLiability(
  tx: Transaction,
  { appealId, appeal, finding }: LiabilityCase,
  decided: { decision: 'upheld' | 'dismissed'; reason: string; by: string; at: Date; outsideDecisionId?: string },
): Promise<void> {
  await tx
    .updateTable('liability_appeal')
    .set({
      state: decided.decision,
      decided_by: decided.by,
      decided_at: decided.at,
      decision_reason: decided.reason,
      outside_decision_id: decided.outsideDecisionId ?? null,
    })
    .where('appeal_id', '=', appealId)
    .execute();
  if (decided.decision === 'upheld') {
    await endEntriesOn(tx, [finding.findingId], decided.at, { leader: appeal.badgeNo });
  }
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
}
