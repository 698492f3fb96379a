import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { factOf, type HeldEntry } from './held.ts';

type Ended = Pick<HeldEntry, 'case_id' | 'entry_id' | 'badge_no'>;

/**
 * Ends the entries that rested on these findings alone, with what still waits about them: they are unfounded, or this leader is
 * liable for them no more.
 */
export async function endEntriesOn(
  tx: Transaction,
  findingIds: readonly string[],
  at: Date,
  { leader }: { leader?: string } = {},
): Promise<void> {
  const resting = await tx
    .selectFrom('accountability_entry_finding')
    .select('finding_id')
    .distinct()
    .where('finding_id', '=', sql<string>`any(${findingIds}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('finding_id')
    .execute();
  for (const { finding_id: findingId } of resting) await endEntriesOnOne(tx, findingId, at, leader);
}

async function endEntriesOnOne(
  tx: Transaction,
  findingId: string,
  at: Date,
  leader: string | undefined,
): Promise<void> {
  const ofWhom = leader === undefined ? sql`true` : sql`e.role = 'leader' and e.badge_no = ${leader}`;
  const { rows } = await sql<Ended>`
    with resting as (
      select e.entry_id from accountability_entry e
      join accountability_entry_finding r on r.entry_id = e.entry_id and r.finding_id = ${findingId} and r.ended_at is null
      where ${ofWhom}
      order by e.entry_id
      for no key update of e
    ), fallen as (
      update accountability_entry_finding r set ended_at = ${at}
      from resting where r.entry_id = resting.entry_id and r.finding_id = ${findingId}
      returning r.entry_id
    )
    update accountability_entry e set state = 'ended'
    from fallen
    where e.entry_id = fallen.entry_id and not exists (
      select from accountability_entry_finding other
      where other.entry_id = e.entry_id and other.finding_id <> ${findingId} and other.ended_at is null
    )
    returning e.case_id, e.entry_id, e.badge_no
  `.execute(tx);
  if (rows.length === 0) return;
  const entryIds = rows.map((row) => row.entry_id);
  await tx
    .updateTable('accountability_appeal')
    .set({ state: 'ended' })
    .where('entry_id', 'in', entryIds)
    .where('state', '=', 'pending')
    .execute();
  await appendFacts(
    tx,
    rows.map((row) =>
      factOf(row, 'case_entry_ended', {
        why: leader === undefined ? 'finding_unfounded' : 'liability_ended',
        findingId,
      }),
    ),
  );
}

/** Makes final what can't be appealed against any more. @returns how many */
export async function finaliseEntries(db: Database, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<Ended>`
      update accountability_entry set state = 'final' where entry_id in (
        select e.entry_id from accountability_entry e
        where e.state = 'decided' and e.appeal_until_on < ${localDateOf(now)} and not exists (
          select from accountability_appeal a where a.entry_id = e.entry_id and a.state = 'pending'
        )
        order by e.entry_id
        for no key update of e skip locked
      )
      returning case_id, entry_id, badge_no
    `.execute(tx);
    await appendFacts(
      tx,
      rows.map((row) => factOf(row, 'case_final', { why: 'appeal_time_over' })),
    );
    return rows.length;
  });
}
