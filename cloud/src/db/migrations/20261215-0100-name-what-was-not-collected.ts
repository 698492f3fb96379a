// Files that lie on a card and can't be collected for reasons that HQ 0.2.0 doesn't know: too large for the station, or of no known
// kind. Its lists fail on such a row, so they are hidden from it, from when it is started again until `rollcall migrate`. What was judged
// of a card is judged again then.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sighting drop constraint sighting_problem_check,
      add constraint sighting_problem_check
      check (problem in ('empty_file', 'vanished', 'unreadable', 'reads_differ', 'folder_unreadable', 'too_large',
        'unidentified'));
    create policy known_to_release_before on sighting using (coalesce(problem not in ('too_large', 'unidentified'), true));
    create policy known_to_release_before on station_alarm using (kind <> 'too_large');
    create or replace function hide_from_release_before() returns void language plpgsql as $$
    begin
      delete from erase_standing where objections @> '[{"kind": "too_large"}]';
      alter table sighting enable row level security;
      alter table station_alarm enable row level security;
    end $$;
  `.execute(db);
}
