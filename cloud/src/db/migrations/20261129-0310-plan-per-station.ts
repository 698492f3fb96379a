// What one station says of the parts of a recording binds no other: who lies about them must not keep the true footage out.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recording_announcement
      -- null: as the recording has them
      add column size_bytes bigint,
      add column part_size_bytes bigint,
      add column part_sha256 text[],
      -- the open multipart upload by these parts, and when parts of it were last granted
      add column upload_id text,
      add column granted_at timestamptz,
      -- when what this station uploaded by its parts was read back and was another file
      add column refuted_at timestamptz,
      add check ((size_bytes is null) = (part_sha256 is null) and (part_size_bytes is null) = (part_sha256 is null)),
      add check (part_sha256 is not null or upload_id is null);
    -- serves: the sweep of uploads that stopped
    create index recording_announcement_uploading on recording_announcement (granted_at) where upload_id is not null;

    -- whose upload the stored version is; null when the store doesn't say
    alter table recording add column uploaded_by text references station;
  `.execute(db);
}
