import type { EntryDecision, RecordedDecision } from '@rollcall/shared/resources/accountability-cases';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { assertMayDecide } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact, appendFacts } from '../../ledger/append-fact.ts';
import { endOfDay, lengthened } from '../../roster/calendar/working-days.ts';
import { findDeadlines } from '../handling/find-deadlines.ts';
import { barredFromEntry, factOf, type HeldEntry, lockEntry, restsOnConfirmed } from './held.ts';
import { groundOf, readLetOff } from './let-off.ts';
import { problem } from './problem.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

type Who = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>;

/**
 * Decides about one entry: after the officer was heard, or said nothing in time, and while what it rests on stands confirmed.
 * @returns the case
 * @throws not_found, own_case, not_yet_second_person, recused, already_decided, entry_ended, still_heard, finding_not_confirmed,
 * let_off_ground_needed, never_slight, not_first
 */
export async function decideEntry({ db, now }: Deps, who: Who, entryId: string, decision: EntryDecision) {
  return db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, entryId);
    const at = now();
    await assertMayDecide(tx, who, await barredFromEntry(tx, entry));
    assertOpen(entry);
    if (entry.heard === null) await assertHearingOver(tx, entry, at);
    if (decision.outcome !== 'none' && entry.source === 'findings' && !(await restsOnConfirmed(tx, entry))) {
      throw problem('finding_not_confirmed');
    }
    await writeDecision(tx, entry, decision, { who, at });
    return entry.case_id;
  });
}

/**
 * Records what an office above decided. It is entered by somebody who didn't open the case, so two have looked at it.
 * @param mayBeDecidedHere whether anybody here may decide about the entry: then only what is decided above is recorded
 * @returns the case
 * @throws not_found, own_case, not_yet_second_person, recused, already_decided, entry_ended, document_to_come, decided_by_leader,
 * let_off_ground_needed, never_slight, not_first
 */
export async function recordDecision(
  {
    db,
    now,
    mayBeDecidedHere,
  }: Deps & { mayBeDecidedHere: (tx: Transaction, entry: HeldEntry, at: Date) => Promise<boolean> },
  who: Who,
  entryId: string,
  decision: RecordedDecision,
) {
  return db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, entryId);
    const at = now();
    await assertMayDecide(tx, who, await barredFromEntry(tx, entry), { onlyOneself: true });
    assertOpen(entry);
    if (decision.documentOn > localDateOf(at)) throw problem('document_to_come');
    const fromAbove = decision.outcome === 'suspension' || decision.outcome === 'referral';
    if (!fromAbove && (await mayBeDecidedHere(tx, entry, at))) throw problem('decided_by_leader');
    await writeDecision(tx, entry, decision, { who, at });
    return entry.case_id;
  });
}

function assertOpen({ state }: HeldEntry): void {
  if (state === 'ended') throw problem('entry_ended');
  if (state === 'decided' || state === 'final') throw errors.alreadyDecided();
}

/** Nobody is condemned unheard. Leave that was approved since puts the day off. */
async function assertHearingOver(tx: Transaction, entry: HeldEntry, at: Date): Promise<void> {
  const anew = (await findDeadlines(tx, [entry.badge_no], entry.told_at))(entry.badge_no);
  const until = lengthened(entry.heard_until, anew);
  if (at < endOfDay(until)) throw problem('still_heard', { detail: `Until the end of ${until}.` });
}

async function writeDecision(
  tx: Transaction,
  entry: HeldEntry,
  decision: EntryDecision | RecordedDecision,
  { who, at }: { who: Who; at: Date },
): Promise<void> {
  const { outcome, reason } = decision;
  const points = 'points' in decision ? decision.points : null;
  const paper = 'documentNo' in decision ? decision : null;
  const ground = outcome === 'none' ? groundOf(await readLetOff(tx, entry, at), decision.ground) : null;
  const heard = entry.heard ?? (at < endOfDay(entry.heard_until) ? null : 'not_in_time');
  await tx
    .updateTable('accountability_entry')
    .set({
      // Nothing follows, so there is nothing to appeal against.
      state: outcome === 'none' ? 'final' : 'decided',
      heard,
      outcome,
      ground,
      points,
      reason,
      document_no: paper?.documentNo ?? null,
      document_on: paper?.documentOn ?? null,
      office: paper?.office ?? null,
      decided_by: who.accountId,
      decided_for: principalId(),
      decided_at: at,
    })
    .where('entry_id', '=', entry.entry_id)
    .execute();
  await appendFact(
    tx,
    factOf(entry, paper ? 'case_recorded' : 'case_decided', {
      by: who.username,
      entryRole: entry.role,
      caseOutcome: outcome === 'none' ? 'nothing_follows' : outcome,
      ...(points === null ? {} : { points }),
      ...(ground === null ? {} : { letOffGround: ground }),
      reason,
      ...(heard === null ? {} : { heard }),
      ...(paper ? { documentNo: paper.documentNo, decidedOn: paper.documentOn, office: paper.office } : {}),
    }),
  );
  if (outcome === 'none') await appendFacts(tx, [factOf(entry, 'case_final', { why: 'nothing_follows' })]);
}
