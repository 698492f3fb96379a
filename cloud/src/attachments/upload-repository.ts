import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export interface AttachmentUpload {
  exemptionId: string;
  accountId: string;
  sha256: string;
  sizeBytes: number;
  uploadedAt: Date;
}

/** A file that is stored for what isn't filed yet. */
export interface UnfiledAttachment {
  accountId: string;
  fileName: string;
  mediaType: string;
  sha256: string;
  sizeBytes: number;
  uploadedAt: Date;
}

/** What was attached since then, of an account or to an explanation. `firstAt`: of nothing null. */
export async function sumUploads(
  tx: Transaction,
  of: { accountId: string } | { exemptionId: string },
  since: Date,
): Promise<{ files: number; bytes: number; firstAt: Date | null }> {
  const uploads =
    'accountId' in of
      ? sql`(select account_id, size_bytes, uploaded_at from attachment_upload
          union all select account_id, size_bytes, uploaded_at from filed_attachment) as u where account_id = ${of.accountId}`
      : sql`attachment_upload where exemption_id = ${of.exemptionId}`;
  const { rows } = await sql<{ files: number; bytes: number; firstAt: Date | null }>`
    select count(*) as files, coalesce(sum(size_bytes), 0)::bigint as bytes, min(uploaded_at) as "firstAt"
    from ${uploads} and uploaded_at > ${since}
  `.execute(tx);
  return rows[0] ?? { files: 0, bytes: 0, firstAt: null };
}

export async function insertUpload(tx: Transaction, upload: AttachmentUpload): Promise<void> {
  await tx
    .insertInto('attachment_upload')
    .values({
      exemption_id: upload.exemptionId,
      account_id: upload.accountId,
      sha256: upload.sha256,
      size_bytes: upload.sizeBytes,
      uploaded_at: upload.uploadedAt,
    })
    .execute();
}

/** @returns its id, by which what it is filed with names it */
export async function insertUnfiled(tx: Transaction, upload: UnfiledAttachment): Promise<string> {
  const { upload_id } = await tx
    .insertInto('attachment_upload')
    .values({
      account_id: upload.accountId,
      file_name: upload.fileName,
      media_type: upload.mediaType,
      sha256: upload.sha256,
      size_bytes: upload.sizeBytes,
      uploaded_at: upload.uploadedAt,
    })
    .returning('upload_id')
    .executeTakeFirstOrThrow();
  return upload_id;
}

/**
 * Takes a file of this account that isn't filed yet, so that nothing else can take it. Locks the file until the transaction
 * ends: it isn't removed meanwhile. @returns undefined when there is none, or no more
 */
export async function takeUnfiled(
  tx: Transaction,
  of: { attachmentId: string; accountId: string },
): Promise<UnfiledAttachment | undefined> {
  const unfiled = await tx
    .selectFrom('attachment_upload')
    .select('sha256')
    .where('upload_id', '=', of.attachmentId)
    .executeTakeFirst();
  if (!unfiled) return undefined;
  await lockAttachment(tx, unfiled.sha256);
  const row = await tx
    .deleteFrom('attachment_upload')
    .where('upload_id', '=', of.attachmentId)
    .where('account_id', '=', of.accountId)
    .where('exemption_id', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.file_name === null || row.media_type === null) return undefined;
  return {
    accountId: row.account_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    uploadedAt: row.uploaded_at,
  };
}

/** Held until the end of the transaction: who attaches a file and who removes it come one after the other. */
export async function lockAttachment(tx: Transaction, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall attachment'), hashtext(${sha256}))`.execute(tx);
}

/** Files that nothing has, and that nobody attached since then: by their digests. */
export async function selectUnusedAttachments(
  db: Database | Transaction,
  before: Date,
  { sha256 }: { sha256?: string } = {},
): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select u.sha256 from attachment_upload u
    where ${sha256 === undefined ? sql`true` : sql`u.sha256 = ${sha256}`} and not ${isUsed()}
    group by u.sha256 having max(u.uploaded_at) <= ${before} order by min(u.uploaded_at)
  `.execute(db);
  return rows.map((row) => row.sha256);
}

function isUsed(): RawBuilder<SqlBool> {
  return sql`(exists (select from exemption e where e.attachment_sha256 = u.sha256)
    or exists (select from outside_decision d where d.scan_sha256 = u.sha256)
    or exists (select from slip s where s.scan_sha256 = u.sha256)
    or exists (select from field_inspection i where i.photo_sha256 = u.sha256)
    or exists (select from rectification_file f where f.sha256 = u.sha256)
    or exists (select from spot_order_file f where f.sha256 = u.sha256)
    or exists (select from filed_attachment a where a.sha256 = u.sha256))`;
}

/** Those until then: who attaches the file again at this moment stays written down. @returns the explanations that had it */
export async function forgetUploadsOf(tx: Transaction, sha256: string, before: Date): Promise<string[]> {
  const rows = await tx
    .deleteFrom('attachment_upload')
    .where('sha256', '=', sha256)
    .where('uploaded_at', '<=', before)
    .returning('exemption_id')
    .execute();
  return [...new Set(rows.flatMap((row) => row.exemption_id ?? []))];
}

/** Of files that stay, because they are part of an explanation that can't be given another any more. */
export async function forgetFiledUploads(db: Database, before: Date): Promise<void> {
  await sql`
    delete from attachment_upload u where u.uploaded_at <= ${before} and exists (
      select from exemption e where e.attachment_sha256 = u.sha256 and e.state <> 'pending')
  `.execute(db);
}
