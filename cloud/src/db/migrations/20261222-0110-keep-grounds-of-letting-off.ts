// Somebody was let off by an appeal or in a case without a ground. By the new rules these say one, too. What was decided before has none.
import { type Kysely, sql } from 'kysely';

const ground = sql`text check (ground in ('first_slight', 'put_right', 'outside_cause', 'other_ground'))`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table finding_appeal
      add column officer_ground text
        check (officer_ground in ('first_slight', 'put_right', 'outside_cause', 'other_ground')),
      add column leader_ground text
        check (leader_ground in ('first_slight', 'put_right', 'outside_cause', 'other_ground')),
      add column leader_reason text,
      add constraint finding_appeal_leader_reason_check check (leader_reason is null or leader_ground is not null);
    -- of the outcome that nothing follows
    alter table accountability_entry add column ground ${ground};
    -- of an appeal that was upheld
    alter table accountability_appeal add column ground ${ground};
  `.execute(db);
}
