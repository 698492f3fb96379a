import { exportObjectKey } from '@rollcall/shared/contract/object-keys';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { Viewer } from '../../evidence/seen-by.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { checkExportAccess } from './check-export-access.ts';
import { selectExports } from './evidence-export-list-repository.ts';
import { addServedBytes, selectOriginals } from './evidence-export-repository.ts';

/** A client that goes on after a break asks again for what was on its way to it, at most for so much. */
const onItsWayBytes = 8 * 1024 * 1024;

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
    const [found] = await selectExports(tx, { exportId, ownerId: who.principalId, limit: 1 });
    if (!found) throw errors.notFound('The export');
    const { versionId, sizeBytes, expiresAt, requestedAt } = found;
    if (found.state !== 'ready' || versionId === null || sizeBytes === null) throw errors.exportNotReady();
    if (expiresAt !== null && expiresAt <= who.now) throw errors.exportNotReady();
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
