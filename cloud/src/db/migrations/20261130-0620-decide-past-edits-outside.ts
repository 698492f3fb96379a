// Edits of the past, too, are decided outside where nobody here may. One can be about officers of several units: then the
// decision is of no unit.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outside_decision
      drop constraint outside_decision_kind_check,
      add constraint outside_decision_kind_check check (kind in ('appeal', 'exemption', 'roster_proposal')),
      alter column unit_code drop not null;
    alter table roster_proposal add column outside_decision_id uuid references outside_decision;
  `.execute(db);
}
