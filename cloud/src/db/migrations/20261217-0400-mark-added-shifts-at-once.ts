// An import adds twenty thousand shifts in one statement while it holds the duty lock. A mark for each of them took a quarter of that
// time, and nearly all said the same: so one statement leaves each span of days once. See 20261207-0200-keep-file-sums.ts.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function mark_added_shifts() returns trigger language plpgsql as $$
    begin
      insert into metric_mark (from_day, to_day)
      select distinct local_day(starts_at - interval '24 hours'), local_day(ends_at) from added;
      return null;
    end $$;
    drop trigger shift_marks_metrics on shift;
    create trigger shift_marks_metrics after insert on shift referencing new table as added
      for each statement execute function mark_added_shifts();
    create trigger shift_gone_marks_metrics after delete on shift for each row execute function mark_shift();
  `.execute(db);
}
