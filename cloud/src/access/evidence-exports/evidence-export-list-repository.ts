import type { EvidenceExportRow } from '@rollcall/shared/http/evidence-exports';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import { ownerOf } from '../../evidence/seen-by.ts';

type Instants = 'requestedAt' | 'finishedAt' | 'expiresAt';
type Ours = 'own' | 'downloads';

export type StoredExport = Omit<EvidenceExportRow, Instants | Ours> & {
  accountId: string;
  onBehalfOfId: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  expiresAt: Date | null;
  downloads: number;
  versionId: string | null;
  place: string;
};

/** Newest first. @param filter.ownerId only what this account ordered for itself, or what was ordered for it */
export async function selectExports(
  db: Database,
  filter: {
    exportId?: string;
    ownerId?: string | undefined;
    recordingId?: string | undefined;
    before?: { at: string; exportId: string } | undefined;
    limit: number;
  },
): Promise<StoredExport[]> {
  const { exportId, ownerId, recordingId, before } = filter;
  const conditions: RawBuilder<SqlBool>[] = [sql`true`];
  if (exportId !== undefined) conditions.push(sql`e.export_id = ${exportId}`);
  if (ownerId !== undefined) conditions.push(sql`${ownerOf('e')} = ${ownerId}`);
  if (recordingId !== undefined) {
    conditions.push(
      sql`exists (select from evidence_export_recording where export_id = e.export_id and recording_id = ${recordingId})`,
    );
  }
  if (before !== undefined) {
    conditions.push(sql`(e.requested_at, e.export_id) < (${before.at}::timestamptz, ${before.exportId})`);
  }
  const { rows } = await sql<StoredExport>`
    select e.export_id as "exportId", e.account_id as "accountId", e.on_behalf_of as "onBehalfOfId",
      e.state, e.purpose, ${signedBy('a')} as "requestedBy", ${signedBy('leader')} as "onBehalfOf",
      e.requested_at as "requestedAt", e.access_request_id as "accessRequestId", e.bytes_total as "bytesTotal",
      e.bytes_done as "bytesDone", e.size_bytes as "sizeBytes", e.sha256, e.finished_at as "finishedAt",
      e.expires_at as "expiresAt", e.failure, e.version_id as "versionId", (
        select jsonb_agg(jsonb_build_object('recordingId', r.recording_id, 'fileName', r.file_name) order by er.position)
        from evidence_export_recording er join recording r using (recording_id) where er.export_id = e.export_id
      ) as recordings, (
        select count(*) from fact where subject = 'export:' || e.export_id and type = 'export_downloaded'
      ) as downloads,
      to_char(e.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from evidence_export e join account a on a.account_id = e.account_id
    left join account leader on leader.account_id = e.on_behalf_of
    where ${sql.join(conditions, sql` and `)}
    order by e.requested_at desc, e.export_id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}
