// A stored recording is read back once more when its station wants to give up its copy, or when playing it failed, and one that can't be
// read while others can is a fault of its own. HQ 0.2.0 doesn't know that fault: on the way back to it such a recording counts as
// changed, which 0.2.0 repairs in the same way, and what only tells of it is hidden.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recording
      -- Somebody wants it read again; until \`read_at\` is later it is to be read.
      add column read_asked_at timestamptz,
      -- Readings in a row that the store broke off or refused.
      add column read_failures smallint not null default 0,
      drop constraint recording_integrity_problem_check,
      add constraint recording_integrity_problem_check
        check (integrity_problem in ('object_missing', 'object_changed', 'object_unreadable'));
    create index recording_read_asked on recording (read_asked_at) where state = 'verified' and read_asked_at > read_at;

    create policy known_to_release_before on finding using (kind <> 'object_unreadable');
    drop policy known_to_release_before on station_alarm;
    create policy known_to_release_before on station_alarm using (kind not in ('too_large', 'object_unreadable'));
    create or replace function hide_from_release_before() returns void language plpgsql as $$
    begin
      delete from erase_standing where objections @> '[{"kind": "too_large"}]';
      update recording set integrity_problem = 'object_changed' where integrity_problem = 'object_unreadable';
      alter table sighting enable row level security;
      alter table station_alarm enable row level security;
      alter table finding enable row level security;
    end $$;
  `.execute(db);
}
