import { type EvidenceExportFailure, evidenceExports } from '@rollcall/shared/resources/evidence-exports';
import { evidenceExportProblems } from '@rollcall/shared/words/evidence-exports';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { ownerOf } from '../../evidence/seen-by.ts';

export const evidenceExportProblem = problemsOf(evidenceExports.problems, evidenceExportProblems);

/** An export that one worker makes. `attempts` is its right to: another that took over has a higher one. */
export interface ExportClaim {
  exportId: string;
  attempts: number;
  /** The multipart upload that the attempt before left behind. */
  uploadId: string | null;
}

export async function insertExport(
  tx: Transaction,
  order: {
    accountId: string;
    onBehalfOf: string | null;
    purpose: string;
    caseNo?: string | undefined;
    accessRequestId: string | null;
    requestedAt: Date;
    bytesTotal: number;
    recordingIds: readonly string[];
  },
): Promise<string> {
  const { export_id } = await tx
    .insertInto('evidence_export')
    .values({
      account_id: order.accountId,
      on_behalf_of: order.onBehalfOf,
      purpose: order.purpose,
      case_no: order.caseNo ?? null,
      access_request_id: order.accessRequestId,
      requested_at: order.requestedAt,
      run_after: sql<Date>`now()`,
      bytes_total: order.bytesTotal,
    })
    .returning('export_id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('evidence_export_recording')
    .values(order.recordingIds.map((recording_id, position) => ({ export_id, position, recording_id })))
    .execute();
  return export_id;
}

/**
 * Adds to the bytes of the export that were served; its row is held until the end of the transaction, so that requests at
 * once are counted one after the other.
 * @returns all served bytes with these, and how many downloads are facts
 */
export async function addServedBytes(
  db: Database | Transaction,
  exportId: string,
  bytes: number,
): Promise<{ servedBytes: number; downloads: number }> {
  const { served_bytes: servedBytes } = await db
    .updateTable('evidence_export')
    .set((eb) => ({ served_bytes: eb('served_bytes', '+', bytes) }))
    .where('export_id', '=', exportId)
    .returning('served_bytes')
    .executeTakeFirstOrThrow();
  const { downloads } = await db
    .selectFrom('fact')
    .select((eb) => eb.fn.countAll<number>().as('downloads'))
    .where('subject', '=', `export:${exportId}`)
    .where('type', '=', 'export_downloaded')
    .executeTakeFirstOrThrow();
  return { servedBytes, downloads };
}

/** Takes the export that has waited longest, or whose worker is gone. */
export async function claimExport(db: Database, leaseMs: number): Promise<ExportClaim | undefined> {
  const { rows } = await sql<ExportClaim>`
    update evidence_export set state = 'running', run_after = now() + ${leaseMs} * interval '1 ms', attempts = attempts + 1
    where export_id = (
      select export_id from evidence_export where state in ('waiting', 'running') and run_after <= now()
      order by run_after limit 1 for no key update skip locked
    )
    returning export_id as "exportId", attempts, upload_id as "uploadId"
  `.execute(db);
  return rows[0];
}

/** @returns false when another worker has taken over */
export async function updateClaimed(
  db: Database | Transaction,
  claim: Pick<ExportClaim, 'exportId' | 'attempts'>,
  change: { uploadId?: string; bytesDone?: number; runAfterMs?: number; waiting?: boolean },
): Promise<boolean> {
  const { uploadId, bytesDone, runAfterMs, waiting } = change;
  const result = await db
    .updateTable('evidence_export')
    .set({
      attempts: claim.attempts,
      ...(uploadId === undefined ? {} : { upload_id: uploadId }),
      ...(bytesDone === undefined ? {} : { bytes_done: bytesDone }),
      ...(runAfterMs === undefined ? {} : { run_after: sql<Date>`now() + ${runAfterMs} * interval '1 ms'` }),
      ...(waiting ? { state: 'waiting' as const } : {}),
    })
    .where('export_id', '=', claim.exportId)
    .where('attempts', '=', claim.attempts)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The export with who ordered it and the account whose rights count, held until the end of the transaction; undefined when another worker has taken over. */
export async function lockClaimed(tx: Transaction, { exportId, attempts }: ExportClaim) {
  return tx
    .selectFrom('evidence_export as e')
    .innerJoin('account as orderer', 'orderer.account_id', 'e.account_id')
    .innerJoin('account as owner', (join) => join.on('owner.account_id', '=', ownerOf('e')))
    .select([
      'e.account_id as accountId',
      'orderer.username as orderedBy',
      'owner.account_id as ownerId',
      'owner.username as ownerName',
      'owner.role',
      'owner.unit_code as unitCode',
      'owner.disabled_at as disabledAt',
    ])
    .select([
      'e.purpose',
      'e.access_request_id as accessRequestId',
      'e.manifest',
      'e.custody_history as custodyHistory',
    ])
    .select(['e.fact_id as factId', 'e.requested_at as requestedAt'])
    .where('e.export_id', '=', exportId)
    .where('e.attempts', '=', attempts)
    .where('e.state', '=', 'running')
    .forUpdate('e')
    .executeTakeFirst();
}

export async function savePrepared(
  tx: Transaction,
  exportId: string,
  prepared: { manifest: string; custodyHistory: string; factId: number },
): Promise<void> {
  await tx
    .updateTable('evidence_export')
    .set({ manifest: prepared.manifest, custody_history: prepared.custodyHistory, fact_id: prepared.factId })
    .where('export_id', '=', exportId)
    .execute();
}

/** What goes into an export, in its order. */
export async function selectOriginals(db: Database | Transaction, exportId: string) {
  return db
    .selectFrom('evidence_export_recording as er')
    .innerJoin('recording as r', 'r.recording_id', 'er.recording_id')
    .select(['r.recording_id as recordingId', 'r.object_key as objectKey', 'r.version_id as versionId'])
    .select(['r.sha256', 'r.size_bytes as sizeBytes', 'r.extension', 'r.state', 'r.station_id as stationId'])
    .where('er.export_id', '=', exportId)
    .orderBy('er.position')
    .execute();
}

export async function saveReady(
  tx: Transaction,
  { exportId, attempts }: ExportClaim,
  ready: { versionId: string; sizeBytes: number; sha256: string; finishedAt: Date; expiresAt: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('evidence_export')
    .set({
      state: 'ready',
      run_after: null,
      upload_id: null,
      version_id: ready.versionId,
      size_bytes: ready.sizeBytes,
      sha256: ready.sha256,
      finished_at: ready.finishedAt,
      expires_at: ready.expiresAt,
      bytes_done: sql<number>`bytes_total`,
    })
    .where('export_id', '=', exportId)
    .where('attempts', '=', attempts)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function saveFailed(
  tx: Transaction,
  { exportId, attempts }: ExportClaim,
  { failure, finishedAt }: { failure: EvidenceExportFailure; finishedAt: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('evidence_export')
    .set({
      state: 'failed',
      run_after: null,
      upload_id: null,
      finished_at: finishedAt,
      failure: JSON.stringify(failure),
    })
    .where('export_id', '=', exportId)
    .where('attempts', '=', attempts)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What is ready and has expired by then. */
export async function selectExpired(db: Database, now: Date, limit: number) {
  return db
    .selectFrom('evidence_export')
    .select(['export_id as exportId', 'version_id as versionId'])
    .where('state', '=', 'ready')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
}

export async function saveExpired(tx: Transaction, exportId: string): Promise<boolean> {
  const result = await tx
    .updateTable('evidence_export')
    .set({ state: 'expired' })
    .where('export_id', '=', exportId)
    .where('state', '=', 'ready')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
