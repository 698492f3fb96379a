// HQ 0.1.0 answers its list of stations with an error when an alarm is of a kind that it doesn't know. Such alarms are hidden from it
// like the findings of 20261210-0900: from when it is started again until `rollcall migrate`.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create policy known_to_release_before on station_alarm using (kind <> 'crash_loop');
    create or replace function hide_from_release_before() returns void language plpgsql as $$
    begin
      alter table finding enable row level security;
      alter table outside_decision enable row level security;
      alter table station_alarm enable row level security;
    end $$;
  `.execute(db);
}
