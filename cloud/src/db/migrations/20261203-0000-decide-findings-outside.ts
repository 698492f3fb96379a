// A finding, too, is decided outside where nobody here may: by the very steps that are taken here. So is what waits for a second
// person, where there is none.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outside_decision
      drop constraint outside_decision_kind_check,
      add constraint outside_decision_kind_check check (kind in
        ('appeal', 'exemption', 'roster_proposal', 'custody_dispute', 'access_request', 'recusal_end', 'retention_change',
          'accountability_appeal', 'finding', 'finding_second')),
      drop constraint outside_decision_outcome_check,
      add constraint outside_decision_outcome_check check (
        outcome in ('granted', 'refused') and kind <> 'finding'
        or outcome in ('confirm', 'excuse', 'unfounded', 'close') and kind = 'finding'
      ),
      -- of a finding that is confirmed
      add column violation_class text
        check (violation_class in ('improper_use', 'unauthorised_deletion', 'incomplete', 'damaged')),
      add column badge_nos text[] not null default '{}',
      add constraint outside_decision_names_check
        check (outcome = 'confirm' or violation_class is null and badge_nos = '{}');

    -- What was decided outside; decided_by, second_by are then who confirmed it.
    alter table finding_decision
      add column outside_decision_id uuid references outside_decision,
      add column second_outside_decision_id uuid references outside_decision,
      add constraint finding_decision_second_outside_check check (second_outside_decision_id is null or second_by is not null);
  `.execute(db);
}
