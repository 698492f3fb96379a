// What is attached to explanations has a bound a day, and a file that was replaced, or that no explanation came to have, is removed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Written before the file is stored; kept until the file is removed, or is part of an explanation that isn't pending.
    create table attachment_upload (
      upload_id uuid primary key default gen_random_uuid(),
      exemption_id uuid not null references exemption,
      account_id uuid not null references account,
      sha256 text not null,
      size_bytes integer not null check (size_bytes > 0),
      uploaded_at timestamptz not null
    );
    -- serves: how much an account attached lately
    create index attachment_upload_account on attachment_upload (account_id, uploaded_at);
    -- serves: the same of an explanation
    create index attachment_upload_exemption on attachment_upload (exemption_id, uploaded_at);
    -- serves: the sweep, which goes by the file
    create index attachment_upload_sha256 on attachment_upload (sha256);
    create index exemption_attachment on exemption (attachment_sha256) where attachment_sha256 is not null;

    -- What was replaced before, and what may yet be.
    insert into attachment_upload (exemption_id, account_id, sha256, size_bytes, uploaded_at)
    select e.exemption_id, a.account_id, f.payload ->> 'sha256', (f.payload ->> 'sizeBytes')::integer, f.recorded_at
    from exemption e
    join fact f on f.subject = 'exemption:' || e.exemption_id and f.type = 'attachment_added'
    join account a on a.username = f.payload ->> 'by'
    where f.payload ->> 'sha256' is not null
      and (e.state = 'pending' or e.attachment_sha256 is distinct from f.payload ->> 'sha256');
  `.execute(db);
}
