import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import { findCheckpointOver, type StoredCheckpoint } from './checkpoint-repository.ts';
import { findLeafOfFact } from './ledger-repository.ts';

const pollMs = 500;

/**
 * Waits until a published checkpoint holds the fact.
 * @param signal bounds the wait
 * @returns undefined when it was aborted before
 */
export async function waitForCheckpoint(
  db: Database,
  factId: number,
  signal: AbortSignal,
): Promise<StoredCheckpoint | undefined> {
  while (!signal.aborted) {
    const leaf = await findLeafOfFact(db, factId);
    const checkpoint = leaf && (await findCheckpointOver(db, leaf.index));
    if (checkpoint) return checkpoint;
    // Rejects when it is aborted, which the loop asks about.
    await delay(pollMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
