import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';

/**
 * The accounts that had a part in a finding, and for whom, as `who`: who confirmed it or agreed to that, and who found it, in a review
 * or on the spot. Whoever only asked for more didn't judge it.
 */
export function whoFound(findingId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select unnest(array[d.decided_by, d.on_behalf_of, d.second_by]) as who from finding_decision d
    where d.finding_id = ${findingId} and d.step = 'confirm' and d.state = 'counts'
    union
    select unnest(array[r.reviewer_id, r.on_behalf_of, r.verifier_id]) from review_fault v join review r using (review_id)
    where v.finding_id = ${findingId}
    union
    select i.recorded_by from field_inspection i
    where i.withdrawn_at is null and i.joins_finding_id = ${findingId}
    union
    select i.recorded_by from finding own
    join field_inspection i on own.subject = 'field_inspection:' || i.inspection_id
    where own.finding_id = ${findingId} and own.rule_key = 'field_inspection' and i.withdrawn_at is null
  )`;
}

/** Their ids, of one finding. */
export async function selectWhoFound(db: Database | Transaction, findingId: string): Promise<string[]> {
  const { rows } = await sql<{ who: string | null }>`
    select who from ${whoFound(sql`${findingId}::uuid`)} as found
  `.execute(db);
  return rows.flatMap(({ who }) => who ?? []);
}
