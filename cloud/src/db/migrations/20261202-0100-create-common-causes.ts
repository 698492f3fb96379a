// What several findings came from: a station that was down, a dock that was broken. It decides nothing by itself. A finding is under
// one cause at a time; that it was put under one, and taken from it, is kept.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table common_cause (
      cause_id uuid primary key default gen_random_uuid(),
      title text not null,
      kind text not null check (kind in (
        'station_down', 'dock_broken', 'network_down', 'recorder_fault', 'platform_fault', 'other'
      )),
      text text not null,
      starts_at timestamptz(3) not null,
      -- null: it isn't over
      ends_at timestamptz(3) check (ends_at > starts_at),
      -- null: of the whole brigade
      unit_code text references unit,
      -- a squad leader says so, who doesn't decide
      recommended boolean not null,
      recorded_by uuid not null references account,
      on_behalf_of uuid references account,
      recorded_at timestamptz(3) not null
    );
    -- serves: GET /api/v1/common-causes
    create index common_cause_starts on common_cause (starts_at, cause_id);

    create table finding_cause (
      attachment_id uuid primary key default gen_random_uuid(),
      finding_id uuid not null references finding,
      cause_id uuid not null references common_cause,
      attached_by uuid not null references account,
      on_behalf_of uuid references account,
      attached_at timestamptz(3) not null,
      detached_by uuid references account,
      detached_at timestamptz(3),
      detach_reason text,
      check (num_nulls(detached_by, detached_at, detach_reason) in (0, 3))
    );
    -- a finding is under one cause at a time
    create unique index finding_cause_finding on finding_cause (finding_id) where detached_at is null;
    -- serves: the findings under a cause
    create index finding_cause_cause on finding_cause (cause_id, finding_id) where detached_at is null;
  `.execute(db);
}
