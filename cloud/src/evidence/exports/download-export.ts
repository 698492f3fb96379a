import { exportObjectKey } from '@rollcall/shared/contract/object-keys';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { Viewer } from '../access/seen-by-repository.ts';
import { checkExportAccess } from './check-export-access.ts';
import { selectExports } from './evidence-export-list-repository.ts';
import { selectOriginals } from './evidence-export-repository.ts';

/**
 * The file of an export, for the account that ordered it and as long as it may have the footage. Whoever begins to take it
 * leaves a trace; going on after a break leaves none.
 * @throws not_found, export_not_ready, access_request_needed
 */
export async function downloadExport(
  db: Database,
  who: Pick<SignedIn, 'username'> & Viewer,
  exportId: string,
  { begins }: { begins: boolean },
): Promise<{ objectKey: string; versionId: string; sizeBytes: number; requestedAt: Date }> {
  return db.transaction().execute(async (tx) => {
    const [found] = await selectExports(tx, { exportId, accountId: who.accountId, limit: 1 });
    if (!found) throw errors.notFound('The export');
    const { versionId, sizeBytes, expiresAt, requestedAt } = found;
    if (found.state !== 'ready' || versionId === null || sizeBytes === null) throw errors.exportNotReady();
    if (expiresAt !== null && expiresAt <= who.now) throw errors.exportNotReady();
    const recordingIds = (await selectOriginals(tx, exportId)).map(({ recordingId }) => recordingId);
    await checkExportAccess(tx, recordingIds, who);
    if (begins) {
      const payload = { by: who.username, accountId: who.accountId };
      await appendFact(tx, { type: 'export_downloaded', subject: `export:${exportId}`, payload });
      await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
    }
    return { objectKey: exportObjectKey(exportId), versionId, sizeBytes, requestedAt };
  });
}
