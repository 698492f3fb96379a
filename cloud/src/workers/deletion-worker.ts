import type { Logger } from '@rollcall/node/logger';
import { type DeletionContext, deleteRecording } from '../access/deletion-lists/delete-recording.ts';
import { closeLists, proposeDeletions } from '../access/deletion-lists/deletion-list.ts';
import { selectApprovedEntries } from '../access/deletion-lists/repository.ts';
import { AppError } from '../errors/app-error.ts';
import { createPeriodicWork } from './periodic-work.ts';

const entriesAtOnce = 1000;
const minuteMs = 60_000;
/** What falls due does so by months. */
const proposeEveryMs = 60 * minuteMs;

/**
 * Proposes what is due for deletion, and deletes exactly what two people approved, once the store's lock on it has ended.
 * Safe in several processes: each recording's row is held while it is judged and deleted.
 */
export function createDeletionWorker(options: DeletionContext & { log: Logger; intervalMs?: number }) {
  const { db, log, now } = options;
  let failing: string | undefined;
  let proposedAtMs = Number.NEGATIVE_INFINITY;

  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<{ deleted: number }> {
    let deleted = 0;
    failing = undefined;
    for (const entry of await selectApprovedEntries(db, entriesAtOnce)) {
      if (signal.aborted) return { deleted };
      const outcome = await attempt(entry);
      if (outcome === 'delete') deleted += 1;
    }
    await closeLists(db, now());
    if (now().getTime() - proposedAtMs >= proposeEveryMs) await propose();
    return { deleted };
  }

  async function propose(): Promise<void> {
    const proposed = await proposeDeletions(db, now());
    proposedAtMs = now().getTime();
    if (proposed > 0) log.info({ proposed }, 'deletions proposed');
  }

  /** A store that refuses one recording (its lock was extended by hand, say) doesn't keep the others. */
  async function attempt(entry: Parameters<typeof deleteRecording>[1]) {
    const { recordingId, deletionListId } = entry;
    try {
      const outcome = await deleteRecording(options, entry);
      if (outcome === 'delete') log.info({ recordingId, deletionListId }, 'recording deleted');
      return outcome;
    } catch (error) {
      failing = error instanceof AppError ? error.code : 'internal';
      log.warn({ recordingId, deletionListId, error }, 'recording was not deleted');
      return undefined;
    }
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.intervalMs ?? minuteMs,
    onError: (error) => log.error({ error }, 'deletions failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}
