// Units roster the same few shifts again and again: named times with breaks and duty type, to be chosen in the form of a shift.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table shift_template (
      shift_template_id uuid primary key default gen_random_uuid(),
      -- null: for the whole brigade
      unit_code text references unit,
      name text not null,
      -- by the clock; an end that isn't after the start is on the next day
      from_time text not null check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      to_time text not null check (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      -- [{from, to}] in order of time, within the shift
      breaks jsonb not null,
      duty_type text not null references duty_type,
      -- not null: no form offers it
      retired_at timestamptz(3),
      constraint shift_template_name unique nulls not distinct (unit_code, name)
    )
  `.execute(db);
}
