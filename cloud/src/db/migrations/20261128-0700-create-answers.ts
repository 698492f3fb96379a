// What people say about findings, which stays whatever a finding says later; an exemption that is taken back after it was
// approved; what is attached to one.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding_answer (
      answer_id uuid primary key default gen_random_uuid(),
      finding_id uuid not null references finding,
      -- what the finding said then
      finding_kind text not null,
      text text not null,
      answered_by uuid not null references account,
      answered_at timestamptz(3) not null,
      -- by the parameters of then
      late boolean not null
    );
    -- serves: the answers of a finding, how many it has
    create index finding_answer_finding on finding_answer (finding_id, answered_at);

    create table finding_appeal (
      appeal_id uuid primary key default gen_random_uuid(),
      finding_id uuid not null references finding,
      finding_kind text not null,
      reason text not null,
      appealed_by uuid not null references account,
      appealed_at timestamptz(3) not null,
      state text not null default 'pending' check (state in ('pending', 'upheld', 'dismissed')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      check ((state = 'pending') = (decided_by is null)),
      check (decided_by <> appealed_by)
    );
    -- serves: the appeals of a finding, the last of them
    create index finding_appeal_finding on finding_appeal (finding_id, appealed_at);
    -- serves: GET /api/v1/findings?appeal=pending; a second appeal waits for the first
    create unique index finding_appeal_pending on finding_appeal (finding_id) where state = 'pending';

    alter table exemption
      drop constraint exemption_check2,
      add column withdrawn_by uuid references account,
      add column withdrawn_at timestamptz(3),
      add column withdrawal_reason text,
      add column attachment_bytes integer,
      add column attachment_type text,
      -- one that was approved can be taken back, and still says who approved it
      add check (state in ('approved', 'refused', 'withdrawn') or decided_by is null),
      add check (state not in ('approved', 'refused') or decided_by is not null),
      add check ((state = 'withdrawn') = (withdrawn_by is not null)),
      add check (num_nulls(attachment_key, attachment_name, attachment_sha256, attachment_bytes, attachment_type) in (0, 5));

    -- the same thing asked twice waits once
    create unique index exemption_waits on exemption (coalesce(badge_no, unit_code), starts_at, ends_at, reason_code)
      where state = 'pending';
    -- serves: the exemptions that were asked from a finding
    create index exemption_finding on exemption (finding_id) where finding_id is not null;
  `.execute(db);
}
