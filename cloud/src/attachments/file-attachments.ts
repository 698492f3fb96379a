import type { SentAttachment } from '@rollcall/shared/attachments';
import type { FactSubject } from '@rollcall/shared/resources/facts';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { takeSentFile } from './take-sent-file.ts';

/** What somebody says that files are filed with, by the column that names it. */
type SaidBy = 'answer_id' | 'appeal_id' | 'liability_appeal_id' | 'statement_id' | 'case_appeal_id';

/**
 * Files what this account sent before with what it says, for good. Each file leaves a fact beside that of what was said.
 * @param filed.with one column, with the id of what was said
 * @param filed.told what the facts tell beside the file
 * @throws attachment_gone
 */
export async function fileAttachments(
  tx: Transaction,
  store: Pick<ObjectStore, 'head'>,
  { accountId, username }: Pick<SignedIn, 'accountId' | 'username'>,
  attachmentIds: readonly string[] | undefined,
  filed: { with: Partial<Record<SaidBy, string>>; subject: FactSubject; told: object },
): Promise<void> {
  for (const attachmentId of new Set(attachmentIds)) {
    const file = await takeSentFile(tx, store, { attachmentId, accountId });
    const { fileName, mediaType, sha256, sizeBytes, uploadedAt } = file;
    await tx
      .insertInto('filed_attachment')
      .values({
        attachment_id: attachmentId,
        ...filed.with,
        file_name: fileName,
        media_type: mediaType,
        sha256,
        size_bytes: sizeBytes,
        account_id: accountId,
        uploaded_at: uploadedAt,
      })
      .execute();
    await appendFact(tx, {
      type: 'attachment_added',
      subject: filed.subject,
      payload: { by: username, ...filed.told, fileName, sha256, sizeBytes },
    });
  }
}

/** The files that were filed with what a query's column names, by their names. */
export function filedWith(said: SaidBy, column: string): RawBuilder<SentAttachment[]> {
  return sql`(
    select coalesce(json_agg(json_build_object(
      'attachmentId', filed.attachment_id, 'fileName', filed.file_name, 'sizeBytes', filed.size_bytes,
      'sha256', filed.sha256, 'mediaType', filed.media_type
    ) order by filed.file_name, filed.attachment_id), '[]')
    from filed_attachment filed where ${sql.ref(`filed.${said}`)} = ${sql.ref(column)}
  )`;
}
