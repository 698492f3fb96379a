import type { EntryRole } from '@rollcall/shared/resources/accountability-cases';
import { sql } from 'kysely';
import type { Barred } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Fact } from '../../ledger/append-fact.ts';
import { liabilityEnded } from '../liability/conditions.ts';
import { isConfirmed, standingDecision } from '../standing-decision.ts';
import { problem } from './problem.ts';

/** An entry of a case, for who decides about it. */
export type HeldEntry = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

export async function findEntry(db: Database | Transaction, entryId: string) {
  return entryBy(db, entryId).executeTakeFirst();
}

/** The same, held until the end of the transaction. @throws not_found */
export async function lockEntry(tx: Transaction, entryId: string): Promise<HeldEntry> {
  const entry = await entryBy(tx, entryId).forNoKeyUpdate('e').executeTakeFirst();
  if (!entry) throw errors.notFound('The entry');
  return entry;
}

/** The entry of whoever is signed in, held. Nobody speaks in somebody else's name. @throws not_found */
export async function lockOwnEntry(
  tx: Transaction,
  { badgeNo, actingFor }: { badgeNo: string | null; actingFor: object | null },
  entryId: string,
): Promise<HeldEntry> {
  const entry = await lockEntry(tx, entryId);
  if (badgeNo === null || actingFor !== null || entry.badge_no !== badgeNo) throw errors.notFound('The entry');
  return entry;
}

function entryBy(db: Database | Transaction, entryId: string) {
  return db
    .selectFrom('accountability_entry as e')
    .innerJoin('accountability_case as c', 'c.case_id', 'e.case_id')
    .selectAll('e')
    .select(['c.source', 'c.opened_by', 'c.on_behalf_of'])
    .where('e.entry_id', '=', entryId);
}

/** Everybody whom a case is about. */
export async function peopleOfCase(db: Database | Transaction, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('accountability_entry')
    .select('badge_no')
    .distinct()
    .where('case_id', '=', caseId)
    .execute();
  return rows.map((row) => row.badge_no);
}

/** Who opened a case doesn't decide in it, nor does whom it concerns, as a person or as a leader, or who is recused of one of them. */
export async function barredFromEntry(
  db: Database | Transaction,
  { case_id: caseId, opened_by, on_behalf_of }: Pick<HeldEntry, 'case_id' | 'opened_by' | 'on_behalf_of'>,
): Promise<{ barred: Barred }> {
  const own = () => problem('own_case');
  return { barred: { askers: [opened_by, on_behalf_of], own, concerned: await peopleOfCase(db, caseId) } };
}

/** Whether a finding on which an entry rests stands confirmed, with the person or some of those who were led. */
export async function restsOnConfirmed(tx: Transaction, entry: HeldEntry): Promise<boolean> {
  const { rows } = await sql`
    select from accountability_entry_finding r
    join finding f on f.finding_id = r.finding_id
    cross join lateral ${standingDecision} as d
    where r.entry_id = ${entry.entry_id} and r.ended_at is null and ${isConfirmed}
      and case ${entry.role as EntryRole}::text
        when 'person' then ${entry.badge_no} = any(d.badge_nos)
        else not ${liabilityEnded(sql`${entry.badge_no}`)} and exists (
          select from jsonb_each_text(f.leaders) as led
          where led.value = ${entry.badge_no} and (led.key = any(d.badge_nos) or cardinality(d.badge_nos) = 0)
        )
      end
    limit 1
  `.execute(tx);
  return rows.length > 0;
}

/** A fact about an entry: whom it is about stands in it. */
export function factOf(
  { case_id, entry_id, badge_no }: Pick<HeldEntry, 'case_id' | 'entry_id' | 'badge_no'>,
  type: Fact['type'],
  told: object,
): Fact {
  return {
    type,
    subject: `accountability_case:${case_id}`,
    payload: { ...told, entryId: entry_id, badgeNo: badge_no },
  };
}
