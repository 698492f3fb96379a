// Before duty an officer checks the recorder: each check is a row, and a later one of the same recorder and shift counts before
// an earlier one. A unit keeps at least so many spares.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pre_shift_check (
      pre_shift_check_id uuid primary key,
      recorder_serial text not null,
      badge_no text not null,
      -- the officer's shift that runs or comes next; null: none
      shift_id uuid references shift,
      -- the local date on which that shift begins, or of the check
      duty_date date not null,
      checked_at timestamptz(3) not null,
      -- {charge: {result, note}, …}, all six
      items jsonb not null,
      charge_percent smallint check (charge_percent between 0 and 100),
      passed boolean not null,
      -- the report in a repair ticket; the station may tell of it a little later
      report_id uuid,
      spare text check (spare in ('taken', 'none_free', 'not_taken')),
      spare_serial text,
      -- null: entered on the page
      station_id text,
      -- null: at the screen of a station
      told_by text,
      told_at timestamptz(3) not null,
      check (passed = (spare is null)),
      check ((spare is not distinct from 'taken') = (spare_serial is not null))
    )
  `.execute(db);
  // The list, newest first.
  await sql`create index pre_shift_check_at on pre_shift_check (checked_at desc, pre_shift_check_id desc)`.execute(db);
  // Whether an officer made a check before a shift.
  await sql`create index pre_shift_check_officer on pre_shift_check (badge_no, checked_at)`.execute(db);
  // Whether a later check of the same recorder and shift was made.
  await sql`create index pre_shift_check_recorder on pre_shift_check (recorder_serial, duty_date)`.execute(db);
  await sql`
    alter table unit add column spare_minimum smallint not null default 0 check (spare_minimum between 0 and 999)
  `.execute(db);
}
