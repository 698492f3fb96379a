import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { discardRejectedVersion } from '../evidence/discard-rejected-version.ts';
import { readLastRestore } from '../evidence/restores/last-restore.ts';
import { forgetStoppedUploads, selectActiveUploadIds, selectRejectedVersions } from '../evidence/upload-repository.ts';
import { removeUnusedAttachments } from '../exemptions/remove-unused-attachments.ts';
import type { ObjectStore, OpenUpload } from '../objects/object-store.ts';
import { createPeriodicWork } from './periodic-work.ts';

const stoppedAfterMs = 24 * 60 * 60_000;
const hourMs = 60 * 60_000;
const keptAfterRestoreMs = 90 * 24 * hourMs;
const chunk = 500;

/**
 * Frees what uploads left at the store: those of which nothing was granted for a day, those that no recording knows (HQ
 * was killed between opening one and saving it, or in the middle of a copy), versions whose bytes were wrong, and attachments
 * that nothing has. Safe in several processes.
 */
export function createUploadSweepWorker(options: {
  db: Database;
  store: ObjectStore;
  /** Where second copies lie, if anywhere: no recording counts on an upload there. */
  copyStore?: ObjectStore | undefined;
  log: Logger;
  now: () => Date;
  intervalMs?: number;
}) {
  const { db, store, copyStore, log, now } = options;

  async function sweep(signal: AbortSignal = new AbortController().signal): Promise<{ aborted: number }> {
    const before = new Date(now().getTime() - stoppedAfterMs);
    for (const recording of await selectRejectedVersions(db, chunk))
      await discardRejectedVersion({ db, store }, recording);
    await forgetStoppedUploads(db, before);
    // What was forgotten just now is found at the store like any other upload that no recording knows.
    let aborted = 0;
    let old: OpenUpload[] = [];
    for await (const upload of store.listUploads()) {
      signal.throwIfAborted();
      if (upload.initiatedAt < before) old.push(upload);
      if (old.length < chunk) continue;
      aborted += await abortUnknown(old);
      old = [];
    }
    aborted += await abortUnknown(old);
    if (copyStore) aborted += await abortCopies(copyStore, before, signal);
    if (aborted > 0) log.info({ aborted }, 'stopped uploads aborted');
    const removed = (await wasRestoredLately()) ? 0 : await removeUnusedAttachments({ db, store }, before, signal);
    if (removed > 0) log.info({ removed }, 'unused attachments removed');
    return { aborted };
  }

  /** An explanation that is lost with what came after the backup may have had the file. Whoever writes it again needs it. */
  async function wasRestoredLately(): Promise<boolean> {
    const restoredAt = await readLastRestore(db);
    return restoredAt !== null && now().getTime() - restoredAt.getTime() < keptAfterRestoreMs;
  }

  async function abortCopies(copies: ObjectStore, before: Date, signal: AbortSignal): Promise<number> {
    await copies.ensureBucket();
    let aborted = 0;
    for await (const { key, uploadId, initiatedAt } of copies.listUploads()) {
      signal.throwIfAborted();
      if (initiatedAt >= before) continue;
      await copies.abortUpload(key, uploadId);
      aborted += 1;
    }
    return aborted;
  }

  async function abortUnknown(uploads: readonly OpenUpload[]): Promise<number> {
    const active = await selectActiveUploadIds(
      db,
      uploads.map((upload) => upload.key),
    );
    const unknown = uploads.filter((upload) => !active.has(upload.uploadId));
    for (const { key, uploadId } of unknown) await store.abortUpload(key, uploadId);
    return unknown.length;
  }

  const periodic = createPeriodicWork({
    now,
    work: sweep,
    intervalMs: options.intervalMs ?? hourMs,
    onError: (error) => log.error({ error }, 'sweep of uploads failed'),
  });
  return { ...periodic, sweep };
}
