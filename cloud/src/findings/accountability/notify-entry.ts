import type { NewSlip } from '@rollcall/shared/http/slips';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findAppealEnd } from '../handling/find-deadlines.ts';
import { noteSlip, type TakeFile } from '../slips/note-slip.ts';
import { factOf, type HeldEntry, lockEntry, lockOwnEntry } from './held.ts';
import { problem } from './problem.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Notes that somebody pressed that he read what was decided about him: from now on his time to appeal runs. Once more changes nothing.
 * @returns the case @throws not_found, not_decided_yet
 */
export async function seeEntry(
  { db, now }: Deps,
  who: Pick<SignedIn, 'username' | 'badgeNo' | 'actingFor'>,
  entryId: string,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const { case_id: caseId, badge_no: badgeNo } = await lockOwnEntry(tx, who, entryId);
    await noteEntrySeen(tx, entryId, badgeNo, { by: who.username }, now());
    return caseId;
  });
}

/**
 * @param by who says so, as the fact tells it
 * @returns the last day on which he can appeal @throws not_found, not_decided_yet
 */
export async function noteEntrySeen(
  tx: Transaction,
  entryId: string,
  badgeNo: string,
  by: object,
  seenAt: Date,
): Promise<string | null> {
  const entry = await lockEntry(tx, entryId);
  if (entry.badge_no !== badgeNo) throw errors.notFound('The entry');
  if (entry.decided_at === null) throw problem('not_decided_yet');
  if (entry.seen_at !== null) return entry.appeal_until_on;
  const appealUntilOn = await beginAppealTime(tx, entry, seenAt);
  await appendFact(tx, factOf(entry, 'case_seen', { ...by, appealUntilOn }));
  return appealUntilOn;
}

/**
 * Notes how a decision was handed over on paper, by somebody else than whom it is about. If he hasn't seen it on the page, his time
 * to appeal runs from now on, whatever day stands on the paper: who notes it can't shorten it.
 * @returns the case @throws not_found, recused, not_decided_yet, and what `noteSlip` refuses
 */
export async function notifyEntry(
  { db, now, takeFile }: Deps & { takeFile: TakeFile },
  who: Pick<SignedIn, 'accountId' | 'username'> & { dataScope: DataScope },
  entryId: string,
  slip: NewSlip,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, entryId);
    if (!isInScope(who.dataScope, { unitCode: entry.unit_code, badgeNo: entry.badge_no }))
      throw errors.notFound('The entry');
    const at = now();
    await assertNotRecused(tx, who, [entry.badge_no], { onlyOneself: true });
    if (entry.decided_at === null) throw problem('not_decided_yet');
    const noted = {
      about: { entryId, round: entry.round },
      ...{ badgeNo: entry.badge_no, unitCode: entry.unit_code, decidedAt: entry.decided_at, by: who.accountId, at },
    };
    const told = await noteSlip(tx, takeFile, noted, slip);
    const began = entry.seen_at === null ? { appealUntilOn: await beginAppealTime(tx, entry, at) } : {};
    await appendFact(tx, factOf(entry, 'case_notified', { by: who.username, ...told, ...began }));
    return entry.case_id;
  });
}

async function beginAppealTime(tx: Transaction, { entry_id, badge_no }: HeldEntry, seenAt: Date): Promise<string> {
  const appealUntilOn = await findAppealEnd(tx, badge_no, seenAt);
  await tx
    .updateTable('accountability_entry')
    .set({ seen_at: seenAt, appeal_until_on: appealUntilOn })
    .where('entry_id', '=', entry_id)
    .execute();
  return appealUntilOn;
}
