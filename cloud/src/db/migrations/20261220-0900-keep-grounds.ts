// One inspector could end what was found about somebody without saying why nobody is held to account. By the new rules such an end has
// a ground from a list, for the officers and for their leaders. What was decided before has none.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table finding_decision
      add column officer_ground text
        check (officer_ground in ('first_slight', 'put_right', 'outside_cause', 'other_ground')),
      add column leader_ground text
        check (leader_ground in ('first_slight', 'put_right', 'outside_cause', 'other_ground')),
      -- of a leader's other ground
      add column leader_reason text,
      add constraint finding_decision_leader_reason_check check (leader_reason is null or leader_ground is not null);
    alter table outside_decision
      add column officer_ground text
        check (officer_ground in ('first_slight', 'put_right', 'outside_cause', 'other_ground')),
      add column leader_ground text
        check (leader_ground in ('first_slight', 'put_right', 'outside_cause', 'other_ground')),
      add column leader_reason text,
      add constraint outside_decision_leader_reason_check check (leader_reason is null or leader_ground is not null);
  `.execute(db);
}
