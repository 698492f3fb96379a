import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { assertMayDecide, secondTo } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact, appendFacts } from '../../ledger/append-fact.ts';
import { findDeadlines } from '../handling/find-deadlines.ts';
import { factOf, peopleOfCase } from './held.ts';
import { problem } from './problem.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

type Who = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>;

/**
 * Proposes that entries of a final case be heard and decided anew: there is new evidence. It counts when a second person agrees.
 * @throws not_found, recused, not_yet_second_person, case_not_final, entries_not_final, reopening_waits
 */
export async function proposeReopening(
  { db, now }: Deps,
  who: Who,
  caseId: string,
  { entryIds, reason }: { entryIds: readonly string[]; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const entries = await lockEntriesOf(tx, caseId);
    if (entries.length === 0) throw errors.notFound('The case');
    const at = now();
    await assertNotRecused(tx, who, await peopleOfCase(tx, caseId));
    assertFinal(entries, entryIds);
    const row = await tx
      .insertInto('accountability_reopening')
      .values({
        case_id: caseId,
        entry_ids: [...new Set(entryIds)],
        reason,
        proposed_by: who.accountId,
        proposed_for: principalId(),
        proposed_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('reopening_id')
      .executeTakeFirst();
    if (!row) throw problem('reopening_waits');
    await appendFact(tx, {
      type: 'case_reopen_proposed',
      subject: `accountability_case:${caseId}`,
      payload: { by: who.username, reason, reopeningId: row.reopening_id },
    });
  });
}

/**
 * The second person's word. Agreed, each of these entries is to be heard anew, and what was decided about it counts no more; it
 * stays in the ledger. Whoever proposed it can only take it back.
 * @returns the case
 * @throws not_found, recused, own_reopening, not_yet_second_person, already_decided, case_not_final, entries_not_final
 */
export async function secondReopening(
  { db, now }: Deps,
  who: Who,
  reopeningId: string,
  { decision, reason }: { decision: 'agreed' | 'refused'; reason: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const known = await findReopening(tx, reopeningId);
    const entries = known ? await lockEntriesOf(tx, known.case_id) : [];
    // The case is held: what is read now doesn't change any more.
    const proposed = known && (await findReopening(tx, reopeningId));
    if (!proposed) throw errors.notFound('The proposal');
    const { case_id: caseId, entry_ids: entryIds } = proposed;
    const at = now();
    const proposers = [proposed.proposed_by, proposed.proposed_for];
    const barred = secondTo(proposers, () => problem('own_reopening'), await peopleOfCase(tx, caseId));
    await assertMayDecide(tx, who, { barred }, { outcome: decision === 'agreed' ? 'granted' : 'refused' });
    if (proposed.state !== 'waits') throw errors.alreadyDecided();
    await tx
      .updateTable('accountability_reopening')
      .set({ state: decision, second_by: who.accountId, second_at: at, second_reason: reason })
      .where('reopening_id', '=', reopeningId)
      .execute();
    if (decision === 'refused') {
      await appendFact(tx, {
        type: 'case_reopen_refused',
        subject: `accountability_case:${caseId}`,
        payload: { by: who.username, reason, reopeningId },
      });
      return caseId;
    }
    assertFinal(entries, entryIds);
    const again = entries.filter(({ entry_id }) => entryIds.includes(entry_id));
    const heardUntil = await findDeadlines(
      tx,
      again.map(({ badge_no }) => badge_no),
      at,
    );
    for (const { entry_id, badge_no, round } of again)
      await beginAnew(tx, entry_id, round + 1, { at, heardUntil: heardUntil(badge_no) });
    const proposer = await tx
      .selectFrom('account')
      .select('username')
      .where('account_id', '=', proposed.proposed_by)
      .executeTakeFirstOrThrow();
    await appendFacts(
      tx,
      again.map((entry) =>
        factOf(entry, 'case_reopened', {
          by: who.username,
          proposedBy: proposer.username,
          reason: proposed.reason,
          secondReason: reason,
          heardUntil: heardUntil(entry.badge_no),
        }),
      ),
    );
    return caseId;
  });
}

const findReopening = (tx: Transaction, reopeningId: string) =>
  tx.selectFrom('accountability_reopening').selectAll().where('reopening_id', '=', reopeningId).executeTakeFirst();

const lockEntriesOf = (tx: Transaction, caseId: string) =>
  tx
    .selectFrom('accountability_entry')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('entry_id')
    .forNoKeyUpdate()
    .execute();

/** The whole case is over, and each of these stands in it. What ended with its finding doesn't come back by this. */
function assertFinal(entries: readonly { entry_id: string; state: string }[], entryIds: readonly string[]): void {
  if (entries.some(({ state }) => state !== 'final' && state !== 'ended')) throw problem('case_not_final');
  const final = new Set(entries.filter(({ state }) => state === 'final').map(({ entry_id }) => entry_id));
  if (entryIds.some((entryId) => !final.has(entryId))) throw problem('entries_not_final');
}

async function beginAnew(
  tx: Transaction,
  entryId: string,
  round: number,
  { at, heardUntil }: { at: Date; heardUntil: string },
): Promise<void> {
  const undecided = {
    outcome: null,
    ground: null,
    points: null,
    reason: null,
    decided_by: null,
    decided_for: null,
    decided_at: null,
  };
  const unseen = { seen_at: null, appeal_until_on: null };
  const onNoPaper = { document_no: null, document_on: null, office: null };
  await tx
    .updateTable('accountability_entry')
    .set({ state: 'open', round, told_at: at, heard_until: heardUntil, heard: null, void: false })
    .set({ ...undecided, ...unseen, ...onNoPaper })
    .where('entry_id', '=', entryId)
    .execute();
}
