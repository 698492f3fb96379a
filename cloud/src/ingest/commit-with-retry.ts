import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@rollcall/node/logger';
import type { DownMessage } from '@rollcall/shared/contract/down-message';
import type { Database } from '../db/database.ts';
import { isDataError } from '../db/sql-state.ts';
import type { CloudEpoch } from './cloud-epoch.ts';
import { type CommitOptions, commitGroup, DatabaseReplacedError } from './commit-group.ts';
import { CursorMovedError } from './cursor-repository.ts';
import type { IntakeMessage } from './intake-message.ts';
import { readGroup } from './read-group.ts';
import type { Projection } from './store-events.ts';

export interface RetryOptions {
  projections: Projection[];
  now: () => Date;
  log: Logger;
  signal: AbortSignal;
  epoch: Pick<CloudEpoch, 'current' | 'told'>;
  mergeMs?: number | undefined;
  onDatabaseReplaced: () => Promise<void>;
  onTrouble: (error: unknown) => void;
  onCommitted?: CommitOptions['onCommitted'];
}

const firstPauseMs = 50;
const longestPauseMs = 5000;

/**
 * Commits a group, and retries until it succeeds or the service stops.
 *
 * A temporary failure (lost connection, deadlock, full disk, database being replaced) is retried without limit, after a pause that
 * doubles from 50 ms to 5 s, with jitter. Data that the database refuses is retried at once in the careful mode, which sets bad
 * events aside. If that fails too, the group is halved down to the bad message, so that it can't hold up the others.
 * @returns the messages to the stations; none when the service is stopping
 */
export async function commitWithRetry(
  db: Database,
  group: readonly IntakeMessage[],
  options: RetryOptions,
): Promise<DownMessage[]> {
  const { log, signal } = options;
  let careful = false;
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    try {
      const messages = await readGroup(db, group, log);
      return await commitGroup(db, messages, { ...options, now: options.now(), careful });
    } catch (error) {
      if (isOurFault(error) && careful) return commitHalves(db, group, options, error);
      if (isOurFault(error)) {
        log.warn({ error }, 'group refused by the database');
        careful = true;
        continue;
      }
      pauseMs = await waitOut(error, pauseMs, options);
    }
  }
  return [];
}

function isOurFault(error: unknown): boolean {
  return isDataError(error) && !(error instanceof DatabaseReplacedError) && !(error instanceof CursorMovedError);
}

/** Called when the group fails even in the careful mode: halves it down to the bad message, and leaves that out. */
async function commitHalves(
  db: Database,
  group: readonly IntakeMessage[],
  options: RetryOptions,
  error: unknown,
): Promise<DownMessage[]> {
  const [message] = group;
  if (group.length === 1 && message) {
    // Nothing is lost: without a receipt its station sends the message again.
    options.log.error({ error, stationId: message.stationId, kind: message.kind }, 'message left out');
    return [];
  }
  const middle = Math.ceil(group.length / 2);
  const before = await commitWithRetry(db, group.slice(0, middle), options);
  return [...before, ...(await commitWithRetry(db, group.slice(middle), options))];
}

/** Waits about `pauseMs` before the next try, or handles a replaced database at once. @returns the pause of the next wait */
async function waitOut(error: unknown, pauseMs: number, options: RetryOptions): Promise<number> {
  if (error instanceof DatabaseReplacedError) {
    const met = await options.onDatabaseReplaced().then(
      () => true,
      () => false, // The next try of the group meets the same failure, and waits below.
    );
    if (met) return firstPauseMs;
  }
  options.onTrouble(error);
  options.log.warn({ error, pauseMs }, 'group waits for the database');
  const jittered = pauseMs * (0.5 + Math.random() / 2);
  await delay(jittered, undefined, { signal: options.signal }).catch(() => undefined);
  return Math.min(pauseMs * 2, longestPauseMs);
}
