// Disputes about check-outs, access to footage, the end of a recusal and retention periods, too, are decided outside where
// nobody here may. Deletions and files let go from a card are not: they can't be undone.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outside_decision
      drop constraint outside_decision_kind_check,
      add constraint outside_decision_kind_check check (kind in
        ('appeal', 'exemption', 'roster_proposal', 'custody_dispute', 'access_request', 'recusal_end', 'retention_change'));
    alter table custody_dispute add column outside_decision_id uuid references outside_decision;
    alter table access_request add column outside_decision_id uuid references outside_decision;
    alter table recusal add column outside_decision_id uuid references outside_decision;
    alter table retention_change add column outside_decision_id uuid references outside_decision;
  `.execute(db);
}
