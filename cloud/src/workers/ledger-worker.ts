import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import { readLatestCheckpoint } from '../ledger/checkpoint-repository.ts';
import { compareArchive } from '../ledger/compare-archive.ts';
import { type ArchiveStore, createLedgerArchive } from '../ledger/ledger-archive.ts';
import { clearLedgerProblem, raiseLedgerProblem } from '../ledger/ledger-problem-repository.ts';
import { readHead, selectPendingFacts } from '../ledger/ledger-repository.ts';
import { type CheckpointParts, publishCheckpoint } from '../ledger/publish-checkpoint.ts';
import { sequenceFacts } from '../ledger/sequence-facts.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** One transaction: long enough to be worth its commit, short enough that a killed one costs little. */
const leavesPerAppend = 1000;
/** Appended before it is looked whether a checkpoint is due, so that a flood of facts doesn't keep it away. */
const appendsPerTurn = 20;

/**
 * The sequencer: gives facts their leaves, then signs, archives and publishes a checkpoint. Any number of processes may run
 * it: what one does the others leave alone. Killed at any point, it goes on from what the database and the archive say.
 */
export function createLedgerWorker(options: {
  db: Database;
  store: ArchiveStore;
  signer: CheckpointParts['signer'];
  log: Logger;
  now: () => Date;
  /** No checkpoint follows another sooner. */
  checkpointSeconds: number;
  pollMs?: number;
}) {
  const { db, signer, log, now } = options;
  const archive = createLedgerArchive(options.store);
  const minAgeMs = options.checkpointSeconds * 1000;
  const sealed = new Map<string, string>();
  let compared = false;

  async function hasWork(): Promise<boolean> {
    if ((await selectPendingFacts(db, 1)).length > 0) return true;
    const [head, last] = [await readHead(db), await readLatestCheckpoint(db)];
    return head.size > (last?.size ?? 0);
  }

  async function goOn(signal: AbortSignal): Promise<void> {
    if (compared && !(await hasWork())) return;
    compared = false;
    await compareArchive({ db, archive, now });
    compared = true;
    for (let turn = true; turn && !signal.aborted; ) {
      turn = await appendSome(signal);
      const size = await publishCheckpoint({ db, archive, signer, sealed, now, minAgeMs });
      if (size !== undefined) log.info({ size }, 'checkpoint published');
    }
    await clearLedgerProblem(db);
  }

  /** @returns whether more may wait */
  async function appendSome(signal: AbortSignal): Promise<boolean> {
    for (let round = 0; round < appendsPerTurn && !signal.aborted; round += 1) {
      if ((await sequenceFacts(db, leavesPerAppend)) < leavesPerAppend) return false;
    }
    return true;
  }

  /** Appends everything that waits and publishes a checkpoint, if one is due. @throws AppError when it must not */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<void> {
    try {
      await goOn(signal);
    } catch (error) {
      // The page and other processes read it there. When the database is away, health says so anyway.
      if (error instanceof AppError) {
        await raiseLedgerProblem(db, error, now()).catch(() => undefined);
      }
      throw error;
    }
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 1000,
    onError: (error) => log.error({ error }, 'ledger could not go on'),
  });
  return { ...periodic, processAll };
}
