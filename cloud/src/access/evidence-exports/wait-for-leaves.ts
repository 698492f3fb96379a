import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { selectOriginals } from './evidence-export-repository.ts';
import { selectFactsOfRecording } from './export-fact-repository.ts';

const pollMs = 200;

/** Waits until all facts about an export's recordings have their places in the ledger, or the wait is aborted. */
export async function waitForLeaves(db: Database, exportId: string, signal: AbortSignal): Promise<void> {
  for (const { recordingId } of await selectOriginals(db, exportId)) {
    while (!signal.aborted && (await selectFactsOfRecording(db, recordingId)).waits) {
      // Rejects when it is aborted, which the loop asks about.
      await delay(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
