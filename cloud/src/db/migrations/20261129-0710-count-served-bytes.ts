// A download of an export is counted by the bytes that HQ served, not by what the request says of itself.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table evidence_export add column served_bytes bigint not null default 0 check (served_bytes >= 0);
    -- What was downloaded so far counts as served whole.
    update evidence_export e set served_bytes = e.size_bytes * (
      select count(*) from fact where subject = 'export:' || e.export_id and type = 'export_downloaded'
    ) where e.size_bytes is not null;
  `.execute(db);
}
