import type { NewEvidenceExport } from '@rollcall/shared/http/evidence-exports';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { Viewer } from '../../evidence/seen-by.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { accessNeeded } from '../access-requests/access-request.ts';
import { checkExportAccess } from './check-export-access.ts';
import { insertExport } from './evidence-export-repository.ts';
import { selectExportable } from './exportable-repository.ts';

/**
 * Orders the export of recordings as evidence; a worker makes it.
 * @returns its id
 * @throws not_found, recording_deleted, recording_not_verified, access_request_needed, several_approvals
 */
export async function requestExport(
  db: Database,
  who: Pick<SignedIn, 'username'> & Viewer,
  { recordingIds, purpose }: NewEvidenceExport,
): Promise<string> {
  const wanted = [...new Set(recordingIds)];
  return db.transaction().execute(async (tx) => {
    const found = new Map((await selectExportable(tx, wanted, who)).map((one) => [one.recordingId, one]));
    const foreign = wanted.filter((recordingId) => !found.has(recordingId));
    if (foreign.length > 0) throw accessNeeded(foreign);
    const accessRequestId = await checkExportAccess(tx, wanted, who);
    for (const { recordingId, state } of found.values()) {
      if (state === 'deleted') throw errors.recordingDeleted(recordingId);
      if (state !== 'verified') throw errors.recordingNotVerified(recordingId);
    }
    const bytesTotal = [...found.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const asker = { accountId: who.accountId, onBehalfOf: principalId(), requestedAt: who.now };
    const order = { ...asker, purpose, accessRequestId, bytesTotal };
    const exportId = await insertExport(tx, { ...order, recordingIds: wanted });
    await appendFact(tx, {
      type: 'export_requested',
      subject: `export:${exportId}`,
      payload: { by: who.username, purpose, accessRequestId, recordingIds: wanted },
    });
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
    return exportId;
  });
}
