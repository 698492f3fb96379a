import { exportObjectKey } from '@rollcall/shared/contract/object-keys';
import { mostRecordingsOfExport } from '@rollcall/shared/fields/evidence-exports';
import type { NewEvidenceExport } from '@rollcall/shared/resources/evidence-exports';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { problem } from '../../evidence/restrictions/problem.ts';
import type { Viewer } from '../../evidence/seen-by.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { accessNeeded, accessProblem } from '../access-requests/access-request.ts';
import { selectApprovals } from '../access-requests/repository.ts';
import { findExport, selectClosed, selectExportable, selectFootageOfCase } from './list-repository.ts';
import { addServedBytes, evidenceExportProblem, insertExport, selectOriginals } from './repository.ts';

/** A client that goes on after a break asks again for what was on its way to it, at most for so much. */
const onItsWayBytes = 8 * 1024 * 1024;

/**
 * Orders the export of recordings as evidence; a worker makes it.
 * @returns its id
 * @throws not_found, recording_deleted, recording_not_verified, access_request_needed, several_approvals, recording_restricted,
 * case_without_footage, case_too_large
 */
export async function requestExport(
  db: Database,
  who: Pick<SignedIn, 'username'> & Viewer,
  { recordingIds = [], caseNo, purpose }: NewEvidenceExport,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const wanted = caseNo === undefined ? [...new Set(recordingIds)] : await selectFootageOfCase(tx, caseNo);
    if (wanted.length === 0) throw evidenceExportProblem('case_without_footage');
    if (wanted.length > mostRecordingsOfExport) throw evidenceExportProblem('case_too_large');
    const found = new Map((await selectExportable(tx, wanted, who)).map((one) => [one.recordingId, one]));
    const foreign = wanted.filter((recordingId) => !found.has(recordingId));
    if (foreign.length > 0) throw accessNeeded(foreign);
    const accessRequestId = await checkExportAccess(tx, wanted, who);
    for (const { recordingId, state } of found.values()) {
      if (state === 'deleted') throw errors.recordingDeleted(recordingId);
      if (state !== 'verified') {
        throw evidenceExportProblem('recording_not_verified', {
          detail: `The recording ${recordingId} is not verified.`,
        });
      }
    }
    const bytesTotal = [...found.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const asker = { accountId: who.accountId, onBehalfOf: principalId(), requestedAt: who.now };
    const order = { ...asker, purpose, caseNo, accessRequestId, bytesTotal };
    const exportId = await insertExport(tx, { ...order, recordingIds: wanted });
    await appendFact(tx, {
      type: 'export_requested',
      subject: `export:${exportId}`,
      payload: {
        by: who.username,
        purpose,
        accessRequestId,
        recordingIds: wanted,
        ...(caseNo !== undefined && { caseNo }),
      },
    });
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
    return exportId;
  });
}

/**
 * Sees that the account may have these recordings now: of its own unit, or by one approval of its own.
 * @returns the approval that it needs, null when it needs none
 * @throws recording_restricted, access_request_needed, several_approvals
 */
export async function checkExportAccess(
  tx: Transaction,
  recordingIds: readonly string[],
  viewer: Viewer,
): Promise<string | null> {
  const [restricted] = await selectClosed(tx, recordingIds, viewer);
  if (restricted)
    throw problem('recording_restricted', { detail: `The recording ${restricted.recordingId} is restricted` });
  const approvals = await selectApprovals(tx, recordingIds, viewer);
  const lacking = approvals.filter(({ accessRequestId }) => accessRequestId === null);
  if (lacking.length > 0) throw accessNeeded(lacking.map(({ recordingId }) => recordingId));
  const ids = new Set(approvals.map(({ accessRequestId }) => accessRequestId));
  if (ids.size > 1) throw accessProblem('several_approvals');
  return [...ids][0] ?? null;
}

/**
 * The file of an export, for the account that ordered it, or for which it was ordered, as long as it may have the footage. Whoever takes bytes of it
 * leaves a trace before the first of them: one fact for each time that the whole file is served, in whatever ranges. Going on
 * after a break leaves none. `returnUnserved` gives back what was asked for and not served.
 * @param asked how many bytes of a file of this size the request asks for; 0: it leaves no trace
 * @throws not_found, export_not_ready, access_request_needed
 */
export async function downloadExport(
  db: Database,
  who: Pick<SignedIn, 'username'> & Viewer,
  exportId: string,
  { asked }: { asked: (sizeBytes: number) => number },
): Promise<{ objectKey: string; versionId: string; sizeBytes: number; requestedAt: Date }> {
  return db.transaction().execute(async (tx) => {
    const found = await findExport(tx, exportId, who.principalId);
    if (!found?.own) throw errors.notFound('The export');
    const { versionId, sizeBytes, expiresAt, requestedAt } = found;
    if (found.state !== 'ready' || versionId === null || sizeBytes === null)
      throw evidenceExportProblem('export_not_ready');
    if (expiresAt !== null && expiresAt <= who.now) throw evidenceExportProblem('export_not_ready');
    const recordingIds = (await selectOriginals(tx, exportId)).map(({ recordingId }) => recordingId);
    await checkExportAccess(tx, recordingIds, who);
    const askedBytes = asked(sizeBytes);
    if (askedBytes > 0) {
      const { servedBytes, downloads } = await addServedBytes(tx, exportId, askedBytes);
      const again = Math.min(onItsWayBytes, Math.floor(sizeBytes / 8));
      if (downloads === 0 || servedBytes > downloads * sizeBytes + again) {
        const payload = { by: who.username, accountId: who.accountId };
        await appendFact(tx, { type: 'export_downloaded', subject: `export:${exportId}`, payload });
        await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
      }
    }
    return { objectKey: exportObjectKey(exportId), versionId, sizeBytes, requestedAt };
  });
}

/** Says that so many of the bytes that a request asked for were never served. */
export async function returnUnserved(db: Database, exportId: string, bytes: number): Promise<void> {
  if (bytes > 0) await addServedBytes(db, exportId, -bytes);
}
