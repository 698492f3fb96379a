import { postponeReview } from '../coverage/review-repository.ts';
import type { Database } from '../db/database.ts';
import { isDataError } from '../db/sql-state.ts';
import type { Logger } from '../logger/logger.ts';
import { createPeriodicWork } from './periodic-work.ts';
import { reviewShifts } from './review-shifts.ts';

export interface ReviewShiftsWorkerOptions {
  db: Database;
  log: Logger;
  now: () => Date;
  pollMs?: number;
}

/** So few that intake, which waits for a shift in hand, hardly notices. */
const shiftsAtOnce = 50;
const postponedMs = 5 * 60_000;

/**
 * Looks at every shift whose review is due. What is to be done stands in the table, so several processes may do it
 * together, and one that is killed loses nothing. A shift that can't be looked at is put off and doesn't hold up others.
 */
export function createReviewShiftsWorker({ db, log, now, pollMs = 1000 }: ReviewShiftsWorkerOptions) {
  let troubledUntil: Date | undefined;

  /**
   * Until none is due, or all that are due are in other hands.
   * @param asOf the moment as of which it is done, for tests; goes by the clock when left out
   */
  async function processAll(asOf?: Date, signal?: AbortSignal): Promise<{ reviewed: number; postponed: number }> {
    const clock = asOf ? () => asOf : now;
    let reviewed = 0;
    let postponed = 0;
    let limit = shiftsAtOnce;
    while (!signal?.aborted) {
      try {
        const count = await reviewShifts(db, { now: clock, limit });
        if (count === 0) break;
        reviewed += count;
      } catch (error) {
        if (!isDataError(error)) throw error;
        // One of them is at fault: one by one from here on, it comes first some time.
        if (limit === 1) {
          troubledUntil = new Date(clock().getTime() + postponedMs);
          const shiftId = await postponeReview(db, clock(), troubledUntil);
          postponed += 1;
          log.error({ error, shiftId }, 'review of a shift postponed');
        }
        limit = 1;
      }
    }
    return { reviewed, postponed };
  }

  const periodic = createPeriodicWork({
    now,
    work: (signal) => processAll(undefined, signal),
    intervalMs: pollMs,
    onError: (error) => log.error({ error }, 'review of shifts failed'),
  });
  const postponedProblem = () => (troubledUntil && now() < troubledUntil ? 'review_postponed' : undefined);
  return { ...periodic, problem: () => periodic.problem() ?? postponedProblem(), processAll };
}
