import type { EvidenceExportFilters, EvidenceExportRow } from '@rollcall/shared/resources/evidence-exports';
import { type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import { opensRestricted, ownerOf, seenBy, type Viewer } from '../../evidence/seen-by.ts';
import type { Sort } from '../../http/keyset.ts';

/** Newest first. */
export const evidenceExportSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('e.requested_at'), type: 'timestamptz' },
    { by: sql.ref('e.export_id'), type: 'uuid' },
  ],
};

/** @param seen.principalId whose own ones are marked @param seen.ownerId only what this account ordered for itself, or was ordered for it */
export function exportsWith(
  db: Database,
  { recordingId, own }: EvidenceExportFilters,
  { principalId, ownerId }: { principalId: string; ownerId: string | undefined },
) {
  const owner = own === '1' ? principalId : ownerId;
  let rows = exportRows(db, principalId);
  if (owner !== undefined) rows = rows.where(ownerOf('e'), '=', owner);
  if (recordingId !== undefined) {
    rows = rows.where(
      sql<SqlBool>`exists (select from evidence_export_recording where export_id = e.export_id and recording_id = ${recordingId})`,
    );
  }
  return rows;
}

export async function findExport(db: Database | Transaction, exportId: string, principalId: string) {
  return exportRows(db, principalId).where('e.export_id', '=', exportId).executeTakeFirst();
}

function exportRows(db: Database | Transaction, principalId: string) {
  return db
    .selectFrom('evidence_export as e')
    .innerJoin('account as a', 'a.account_id', 'e.account_id')
    .leftJoin('account as leader', 'leader.account_id', 'e.on_behalf_of')
    .select(
      camel(
        'e',
        'export_id',
        'state',
        'purpose',
        'case_no',
        'requested_at',
        'access_request_id',
        'bytes_total',
        'bytes_done',
      ),
    )
    .select(camel('e', 'size_bytes', 'sha256', 'finished_at', 'expires_at', 'failure', 'version_id'))
    .select([
      signedBy('a').as('requestedBy'),
      signedBy<null>('leader').as('onBehalfOf'),
      sql<EvidenceExportRow['recordings']>`(
        select jsonb_agg(jsonb_build_object('recordingId', r.recording_id, 'fileName', r.file_name) order by er.position)
        from evidence_export_recording er join recording r using (recording_id) where er.export_id = e.export_id
      )`.as('recordings'),
      sql<number>`(
        select count(*) from fact where subject = 'export:' || e.export_id and type = 'export_downloaded'
      )`.as('downloads'),
      sql<boolean>`${ownerOf('e')} = ${principalId}`.as('own'),
    ]);
}

/** Of these recordings those that the viewer may see. */
export async function selectExportable(tx: Transaction, recordingIds: readonly string[], viewer: Viewer) {
  return tx
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select(['r.recording_id as recordingId', 'r.state', 'r.size_bytes as sizeBytes'])
    .where('r.recording_id', 'in', [...recordingIds, ''])
    .where(seenBy(viewer))
    .execute();
}

/** All footage of a case that isn't deleted, seen or not, in order of time. */
export async function selectFootageOfCase(tx: Transaction, caseNo: string): Promise<string[]> {
  const { rows } = await sql<{ recordingId: string }>`
    select r.recording_id as "recordingId" from recording r
    where r.state <> 'deleted' and r.recording_id in (
      select l.recording_id from activity a join activity_recording l using (activity_id)
      where a.case_no = ${caseNo} and a.withdrawn_at is null
    )
    order by r.captured_at, r.recording_id
  `.execute(tx);
  return rows.map(({ recordingId }) => recordingId);
}

/** Of these recordings those that are restricted, and not open to the viewer. */
export async function selectClosed(tx: Transaction, recordingIds: readonly string[], viewer: Viewer) {
  return tx
    .selectFrom('recording as r')
    .select('r.recording_id as recordingId')
    .where('r.recording_id', 'in', [...recordingIds, ''])
    .where((not) => not.not(opensRestricted(viewer)))
    .execute();
}
