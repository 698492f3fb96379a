// Deadlines are counted in working days. The calendar has the days that differ from their weekdays: holidays, and weekends that
// are worked instead. Each year's are entered by the brigade, so the table begins empty.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_day (
      day date primary key check (day between '2000-01-01' and '2099-12-31'),
      kind text not null check (kind in ('holiday', 'make_up')),
      name text not null,
      note text not null,
      -- entered or changed when the day had passed, or was at most seven days away
      late_change boolean not null,
      -- the last change: who, when and why
      set_by text not null,
      set_at timestamptz(3) not null,
      reason text not null,
      -- Monday to Friday are worked anyway
      constraint calendar_make_up_on_weekend check (kind = 'holiday' or extract(isodow from day) >= 6)
    )
  `.execute(db);
}
