// By which rules months are scored, version by version. A version never changes, and counts from a month that hadn't begun when it was
// set: so nobody scores by other rules what was already done.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table score_rules (
      version integer primary key check (version > 0),
      -- as 2026-12
      from_month text not null check (from_month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
      rules jsonb not null,
      reason text not null,
      set_by text not null,
      set_at timestamptz(3) not null,
      constraint score_rules_from_next_month check (from_month > to_char(set_at at time zone 'Asia/Shanghai', 'YYYY-MM'))
    )
  `.execute(db);
}
