import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { hasWitnesses } from '../../ledger/witnessed-checkpoint.ts';
import { findCosigner } from './export-fact-repository.ts';

const pollMs = 500;

/**
 * Waits until a witness has cosigned a checkpoint that holds the fact: only that keeps HQ from rewriting it. Where nobody
 * does so in time the export goes without, which the verifier tells.
 * @returns the witness's name
 */
export async function waitForCosigner(db: Database, factId: number, signal: AbortSignal): Promise<string | undefined> {
  if (!(await hasWitnesses(db))) return undefined;
  while (!signal.aborted) {
    const name = await findCosigner(db, factId);
    if (name !== undefined) return name;
    // Rejects when it is aborted, which the loop asks about.
    await delay(pollMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
