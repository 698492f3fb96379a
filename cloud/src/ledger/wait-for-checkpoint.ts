import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import { findCheckpointOver, type StoredCheckpoint } from './checkpoint-repository.ts';
import { findLeafOfFact } from './ledger-repository.ts';

const pollMs = 500;

/**
 * Waits until a published checkpoint includes the fact.
 * @param signal ends the wait
 * @returns undefined if it was aborted first
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
    // Rejects on abort, which the loop checks.
    await delay(pollMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
