import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { type Acting, assertSecondPerson } from '../../auth/second-person.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import { assertMayDecide, factOf, findEntry, type HeldEntry, lockEntry, lockOwnEntry, peopleOfCase } from './held.ts';
import { problem } from './problem.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Appeals against what was decided about oneself, once, for somebody else to decide.
 * @returns the case
 * @throws not_found, not_appealable, appeal_at_office, appealed_already, appeal_over
 */
export async function appealEntry(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor'>,
  entryId: string,
  { reason }: { reason: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const entry = await lockOwnEntry(tx, who, entryId);
    if (entry.state !== 'decided') throw problem('not_appealable');
    if (entry.office !== null) throw problem('appeal_at_office');
    const at = now();
    const until = entry.appeal_until_on;
    if (until !== null && at >= endOfDay(until)) throw problem('appeal_over');
    const appeal = await tx
      .insertInto('accountability_appeal')
      .values({ entry_id: entryId, round: entry.round, reason, appealed_by: who.accountId, appealed_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('appeal_id')
      .executeTakeFirst();
    if (!appeal) throw problem('appealed_already');
    await appendFact(tx, factOf(entry, 'case_appealed', { by: who.username, reason, caseAppealId: appeal.appeal_id }));
    return entry.case_id;
  });
}

/** An appeal with the entry that it is about. */
export interface CaseAppeal {
  appealId: string;
  waits: boolean;
  appealedBy: string;
  entry: HeldEntry;
}

export async function findCaseAppeal(db: Database | Transaction, appealId: string): Promise<CaseAppeal | undefined> {
  const row = await db
    .selectFrom('accountability_appeal')
    .select(['entry_id', 'state', 'appealed_by'])
    .where('appeal_id', '=', appealId)
    .executeTakeFirst();
  const entry = row && (await findEntry(db, row.entry_id));
  return entry && { appealId, waits: row.state === 'pending', appealedBy: row.appealed_by, entry };
}

/** The same, its entry held until the end of the transaction: whatever changes an appeal holds the entry. */
export async function lockCaseAppeal(tx: Transaction, appealId: string): Promise<CaseAppeal | undefined> {
  const found = await findCaseAppeal(tx, appealId);
  if (!found) return undefined;
  await lockEntry(tx, found.entry.entry_id);
  return findCaseAppeal(tx, appealId);
}

/**
 * Neither who appealed decides an appeal, nor who decided before.
 * @param options.onlyOneself for what isn't a decision of the session: those alone whom it concerns have no part in it
 * @throws own_case, not_yet_second_person, recused
 */
export async function assertMayDecideCaseAppeal(
  tx: Database | Transaction,
  session: Acting,
  { appealedBy, entry }: CaseAppeal,
  now: Date,
  { onlyOneself = false }: { onlyOneself?: boolean } = {},
): Promise<void> {
  if (onlyOneself) {
    await assertSecondPerson(tx, session, [appealedBy], { now, own: () => problem('own_case') });
    return assertNotRecused(tx, session, await peopleOfCase(tx, entry.case_id), now, { onlyOneself });
  }
  await assertMayDecide(tx, session, entry, { now, besides: [appealedBy, entry.decided_by, entry.decided_for] });
}

/** Decides an appeal of somebody else. @returns the case @throws not_found, own_case, not_yet_second_person, recused, already_decided */
export async function decideCaseAppeal(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  appealId: string,
  { decision, reason }: { decision: 'upheld' | 'dismissed'; reason: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const appeal = await lockCaseAppeal(tx, appealId);
    if (!appeal) throw errors.notFound('The appeal');
    const at = now();
    await assertMayDecideCaseAppeal(tx, who, appeal, at);
    if (!appeal.waits) throw errors.alreadyDecided();
    await appendFact(
      tx,
      factOf(appeal.entry, `case_appeal_${decision}`, { by: who.username, reason, caseAppealId: appealId }),
    );
    await settleCaseAppeal(tx, appeal, { decision, reason, by: who.accountId, at });
    return appeal.entry.case_id;
  });
}

/** Writes what was decided on an appeal, after its fact. Upheld, nothing follows for this one; others of the case stay as they are. */
export async function settleCaseAppeal(
  tx: Transaction,
  { appealId, entry }: CaseAppeal,
  decided: { decision: 'upheld' | 'dismissed'; reason: string; by: string; at: Date; outsideDecisionId?: string },
): Promise<void> {
  await tx
    .updateTable('accountability_appeal')
    .set({
      state: decided.decision,
      decided_by: decided.by,
      decided_at: decided.at,
      decision_reason: decided.reason,
      outside_decision_id: decided.outsideDecisionId ?? null,
    })
    .where('appeal_id', '=', appealId)
    .execute();
  await tx
    .updateTable('accountability_entry')
    .set({ state: 'final', void: decided.decision === 'upheld' })
    .where('entry_id', '=', entry.entry_id)
    .execute();
  await appendFact(tx, factOf(entry, 'case_final', { why: 'appeal_decided' }));
}
