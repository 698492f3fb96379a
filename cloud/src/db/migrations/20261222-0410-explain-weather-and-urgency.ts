// Weather, urgency and other causes took time out of what had to be recorded: an hour's rain hid the minutes beside it. By the second
// edition of the rules they explain it, and only secrecy and privacy take it out. Which share a shift's explained time leaves depends on
// the edition, so that is kept with its totals; null: as its date says.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function explanation_effect(edition smallint, reason_code text) returns text
      language sql immutable parallel safe
      return case
        when reason_code in ('fault', 'battery', 'storage') then 'fault_ticket'
        when reason_code = 'station_outage' then 'station_outage'
        when edition = 2 and reason_code in ('weather', 'urgent', 'objective') then 'explained'
        else 'exemption'
      end;

    alter table shift_coverage add column rules_edition smallint check (rules_edition in (1, 2));
  `.execute(db);
}
