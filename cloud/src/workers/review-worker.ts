import type { Logger } from '@rollcall/node/logger';
import { postponeReview, type Reviewed } from '../coverage/review-claim-repository.ts';
import type { Database } from '../db/database.ts';
import { isDataError } from '../db/sql-state.ts';
import { createPeriodicWork } from './periodic-work.ts';
import { reviewActivities } from './review-activities.ts';
import { reviewShifts } from './review-shifts.ts';

export interface ReviewWorkerOptions {
  db: Database;
  log: Logger;
  now: () => Date;
  pollMs?: number;
}

/** So few that intake, which waits for what is in hand, hardly notices; so many that planning the queries costs little. */
const atOnce = 500;
const postponedMs = 5 * 60_000;

const reviews = { shift: reviewShifts, activity: reviewActivities } satisfies Record<Reviewed, unknown>;

/**
 * Looks at every shift and activity whose review is due. What is to be done stands in their tables, so several processes may
 * do it together, and one that is killed loses nothing. One that can't be looked at is put off and doesn't hold up others.
 */
export function createReviewWorker({ db, log, now, pollMs = 1000 }: ReviewWorkerOptions) {
  let troubledUntil: Date | undefined;

  /**
   * Until none is due, or all that are due are in other hands.
   * @param asOf the moment as of which it is done, for tests; goes by the clock when left out
   */
  async function processAll(asOf?: Date, signal?: AbortSignal): Promise<{ reviewed: number; postponed: number }> {
    const clock = asOf ? () => asOf : now;
    const shifts = await processKind('shift', clock, signal);
    const activities = await processKind('activity', clock, signal);
    return {
      reviewed: shifts.reviewed + activities.reviewed,
      postponed: shifts.postponed + activities.postponed,
    };
  }

  async function processKind(what: Reviewed, clock: () => Date, signal: AbortSignal | undefined) {
    let reviewed = 0;
    let postponed = 0;
    let limit = atOnce;
    while (!signal?.aborted) {
      try {
        const count = await reviews[what](db, { now: clock, limit });
        if (count === 0) break;
        reviewed += count;
      } catch (error) {
        if (!isDataError(error)) throw error;
        // One of them is at fault: one by one from here on, it comes first some time.
        if (limit === 1) {
          troubledUntil = new Date(clock().getTime() + postponedMs);
          const id = await postponeReview(db, what, { asOf: clock(), until: troubledUntil });
          postponed += 1;
          log.error({ error, what, id }, 'review postponed');
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
    onError: (error) => log.error({ error }, 'reviews failed'),
  });
  const postponedProblem = () => (troubledUntil && now() < troubledUntil ? 'review_postponed' : undefined);
  return { ...periodic, problem: () => periodic.problem() ?? postponedProblem(), processAll };
}
