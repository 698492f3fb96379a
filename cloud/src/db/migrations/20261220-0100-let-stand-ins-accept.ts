// A stand-in stands in from the moment at which he accepted. Whoever was named before never had to: that one counts as accepted then.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table delegation
      -- The default is for the release before, which asks nobody; this one writes null and waits.
      add column accepted_at timestamptz(3) default now(),
      add column declined_at timestamptz(3),
      add column decline_reason text,
      add check (accepted_at is null or declined_at is null),
      add check ((declined_at is null) = (decline_reason is null));
    update delegation set accepted_at = named_at;

    -- serves: whether somebody is away
    create index delegation_leader on delegation (leader_account_id, ends_at) where ended_at is null;

    -- The release before would let somebody stand in who hasn't accepted.
    create policy known_to_release_before on delegation using (accepted_at is not null);
    create or replace function hide_from_release_before() returns void language plpgsql as $$
    begin
      delete from erase_standing where objections @> '[{"kind": "too_large"}]';
      update recording set integrity_problem = 'object_changed' where integrity_problem = 'object_unreadable';
      alter table sighting enable row level security;
      alter table station_alarm enable row level security;
      alter table finding enable row level security;
      alter table outside_decision enable row level security;
      alter table delegation enable row level security;
    end $$;
  `.execute(db);
}
