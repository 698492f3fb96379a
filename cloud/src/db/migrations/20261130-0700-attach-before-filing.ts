// A file is attached before its explanation is filed, so that both are filed by one command or neither is: until then it
// belongs to no explanation.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table attachment_upload
      alter column exemption_id drop not null,
      -- What the explanation will say of the file; null where it has said it already.
      add column file_name text,
      add column media_type text,
      add check (num_nulls(exemption_id, file_name) = 1 and num_nulls(exemption_id, media_type) = 1);
  `.execute(db);
}
