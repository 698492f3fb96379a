import { localDateOf } from '@rollcall/shared/local-date';
import type { NewSlip } from '@rollcall/shared/resources/accountability-cases';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findAppealEnd } from '../handling/find-deadlines.ts';
import { factOf, type HeldEntry, lockEntry, lockOwnEntry } from './held.ts';
import { problem } from './problem.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Notes that somebody saw on the page what was decided about him: from now on his time to appeal runs. Once more changes nothing.
 * @returns the case @throws not_found, not_decided_yet
 */
export async function seeEntry(
  { db, now }: Deps,
  who: Pick<SignedIn, 'username' | 'badgeNo' | 'actingFor'>,
  entryId: string,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const entry = await lockOwnEntry(tx, who, entryId);
    if (entry.decided_at === null) throw problem('not_decided_yet');
    if (entry.seen_at === null) {
      const appealUntilOn = await beginAppealTime(tx, entry, now());
      await appendFact(tx, factOf(entry, 'case_seen', { by: who.username, appealUntilOn }));
    }
    return entry.case_id;
  });
}

/**
 * Notes how a decision was handed over on paper, by somebody else than whom it is about. If he hasn't seen it on the page, his time
 * to appeal runs from now on, whatever day stands on the paper: who notes it can't shorten it.
 * @returns the case @throws not_found, recused, not_decided_yet, slip_there, slip_date, witnesses_unfit
 */
export async function notifyEntry(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username'> & { sight: Sight },
  entryId: string,
  slip: NewSlip,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, entryId);
    if (!isInSight(who.sight, { unitCode: entry.unit_code, badgeNo: entry.badge_no }))
      throw errors.notFound('The entry');
    const at = now();
    await assertNotRecused(tx, who, [entry.badge_no], at, { onlyOneself: true });
    if (entry.decided_at === null) throw problem('not_decided_yet');
    const { how, signedOn } = slip;
    if (signedOn < localDateOf(entry.decided_at) || signedOn > localDateOf(at)) throw problem('slip_date');
    const witnesses = how === 'refused' ? slip.witnesses : [];
    await assertFit(tx, witnesses, entry);
    const inserted = await tx
      .insertInto('accountability_slip')
      .values({
        entry_id: entryId,
        round: entry.round,
        how,
        signed_on: signedOn,
        witnesses,
        noted_by: who.accountId,
        noted_for: principalId(),
        noted_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('entry_id')
      .executeTakeFirst();
    if (!inserted) throw problem('slip_there');
    const told = {
      by: who.username,
      slipHow: `slip_${how}`,
      signedOn,
      ...(witnesses.length > 0 ? { slipWitnesses: witnesses } : {}),
    };
    const began = entry.seen_at === null ? { appealUntilOn: await beginAppealTime(tx, entry, at) } : {};
    await appendFact(tx, factOf(entry, 'case_notified', { ...told, ...began }));
    return entry.case_id;
  });
}

/** Two witnesses are two people, and neither is whom it is about. */
async function assertFit(tx: Transaction, witnesses: readonly string[], { badge_no }: HeldEntry): Promise<void> {
  if (witnesses.length === 0) return;
  const { name } = await tx
    .selectFrom('officer')
    .select('name')
    .where('badge_no', '=', badge_no)
    .executeTakeFirstOrThrow();
  const isHimself = witnesses.some((witness) => witness.includes(badge_no) || witness === name);
  if (isHimself || new Set(witnesses).size < witnesses.length) throw problem('witnesses_unfit');
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
