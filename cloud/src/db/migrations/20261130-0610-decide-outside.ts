// Where nobody here may decide, a superior decides on paper: what the paper says is entered by one person, with a scan, and
// counts once another confirmed it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outside_decision (
      outside_decision_id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('appeal', 'exemption')),
      -- of the appeal or the explanation; none is ever deleted
      request_id uuid not null,
      finding_id uuid references finding,
      -- whom it is about, as it was when it was entered
      unit_code text not null references unit,
      badge_no text references officer,
      outcome text not null check (outcome in ('granted', 'refused')),
      reason text not null,
      document_no text not null,
      decided_by text not null,
      decided_on date not null,
      state text not null default 'entered' check (state in ('entered', 'confirmed', 'rejected')),
      entered_by uuid not null references account,
      on_behalf_of uuid references account,
      entered_at timestamptz(3) not null,
      scan_name text,
      scan_sha256 text,
      scan_bytes integer,
      scan_type text,
      -- when it was in the store: its digest is written down before
      scanned_at timestamptz(3),
      closed_by uuid references account,
      closed_at timestamptz(3),
      rejection_reason text,
      check (num_nulls(scan_name, scan_sha256, scan_bytes, scan_type) in (0, 4)),
      check (scanned_at is null or scan_sha256 is not null),
      check ((state = 'entered') = (closed_by is null)),
      check ((state = 'rejected') = (rejection_reason is not null)),
      -- nothing counts without the paper and a second person
      check (state <> 'confirmed'
        or scanned_at is not null and closed_by <> entered_by and closed_by is distinct from on_behalf_of)
    );
    -- one at a time waits for its confirmation; serves: what waits of a request
    create unique index outside_decision_waits on outside_decision (kind, request_id) where state = 'entered';
    -- serves: GET /api/v1/outside-decisions, newest first
    create index outside_decision_entered on outside_decision (entered_at, outside_decision_id);
    -- serves: how much an account entered in a day
    create index outside_decision_account on outside_decision (entered_by, entered_at);
    -- serves: the sweep of attached files, which leaves scans alone
    create index outside_decision_scan on outside_decision (scan_sha256) where scan_sha256 is not null;

    -- What was decided outside; decided_by is then who confirmed it.
    alter table finding_appeal add column outside_decision_id uuid references outside_decision;
    alter table exemption add column outside_decision_id uuid references outside_decision;
  `.execute(db);
}
