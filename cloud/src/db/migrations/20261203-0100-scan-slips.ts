// A decision about a finding, too, is handed over on paper, and the paper is scanned. Slips of both kinds stand in one table;
// those that were noted before have no scan.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table accountability_slip rename to slip;
    alter table slip
      drop constraint accountability_slip_pkey,
      add column slip_id uuid primary key default gen_random_uuid(),
      alter column entry_id drop not null,
      alter column round drop not null,
      add column decision_id uuid references finding_decision,
      -- whom it is about; who may see the scan
      add column badge_no text references officer,
      add column unit_code text references unit,
      add column scan_name text,
      add column scan_sha256 text,
      add column scan_bytes integer,
      add column scan_type text,
      add constraint slip_about_check check (
        num_nulls(entry_id, round) in (0, 2) and (entry_id is null) <> (decision_id is null)),
      add constraint slip_scan_check check (num_nulls(scan_name, scan_sha256, scan_bytes, scan_type) in (0, 4)),
      -- one for each officer; serves: how a decision was handed over
      add constraint slip_entry unique (entry_id, round),
      add constraint slip_decision unique (decision_id, badge_no);
    update slip s set badge_no = e.badge_no, unit_code = e.unit_code from accountability_entry e where e.entry_id = s.entry_id;
    alter table slip alter column badge_no set not null, alter column unit_code set not null;
    -- serves: the sweep of attached files, which leaves scans alone
    create index slip_scan on slip (scan_sha256) where scan_sha256 is not null;
  `.execute(db);
}
