// That an activity was never recorded is certain only when somebody apart confirmed it, and footage that might show it was looked at.
// Both are said here, each by one person about the activity as it stood then: a later correction leaves what was said without effect.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table settlement (
      settlement_id uuid primary key default gen_random_uuid(),
      activity_id uuid not null references activity,
      -- confirmed: it happened so. looked: these recordings don't show it.
      kind text not null check (kind in ('confirmed', 'looked')),
      recording_ids text[] not null check ((kind = 'looked') = (cardinality(recording_ids) > 0)),
      -- The activity as it stood: kind, times, place, officers.
      activity_said jsonb not null,
      reason text not null,
      settled_by uuid not null references account,
      on_behalf_of uuid references account,
      settled_at timestamptz not null
    );
    create index settlement_activity on settlement (activity_id);

    -- As a settlement states it. Times are instants; officers are in order.
    create function said_of_activity(activity) returns jsonb language sql stable return jsonb_build_array(
      $1.kind, extract(epoch from $1.starts_at), extract(epoch from $1.ends_at), $1.place,
      (select jsonb_agg(o.badge_no order by o.badge_no) from activity_officer o where o.activity_id = $1.activity_id)
    );
  `.execute(db);
}
