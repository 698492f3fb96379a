import type { Logger } from '@rollcall/node/logger';
import type { Database, Transaction } from '../db/database.ts';
import { isDataError } from '../db/sql-state.ts';
import { lockStations } from '../ingest/intake-repository.ts';
import { saveOutages, selectNewlyAway } from '../witnesses/outage-repository.ts';
import { postponeRecorderDay } from '../witnesses/recorder-day-repository.ts';
import { reviewClock } from '../witnesses/review-clock.ts';
import { createPeriodicWork } from './periodic-work.ts';
import { reviewIntegrity } from './review-integrity.ts';
import { reviewRecorderDays } from './review-recorder-days.ts';

/** So few that intake, which waits for a day in hand, hardly notices. */
const daysAtOnce = 25;
const recordingsAtOnce = 100;
const postponedMs = 5 * 60_000;

/**
 * Works out recorders' clocks, then looks at the recorders' days that are due, at what the object store lost, and at stations
 * that are away. What is to be done stands in the tables: several processes may do it together, and one that is killed loses
 * nothing. What can't be looked at is put off and doesn't hold up others.
 */
export function createWitnessesWorker(options: { db: Database; log: Logger; now: () => Date; pollMs?: number }) {
  const { db, log, now, pollMs = 1000 } = options;
  let troubledUntil: Date | undefined;

  /** Until nothing is due. @param asOf the moment as of which it is done, for tests; goes by the clock when left out */
  async function processAll(asOf?: Date, signal?: AbortSignal): Promise<{ clocks: number; days: number }> {
    const clock = asOf ? () => asOf : now;
    const clocks = await reviewClocks(clock, signal);
    const days = await reviewDays(clock, signal);
    while (!signal?.aborted && (await reviewIntegrity(db, { asOf: clock(), limit: recordingsAtOnce })) > 0);
    await db.transaction().execute((tx) => noteNewOutages(tx, clock()));
    return { clocks, days };
  }

  /** Intake holds the same lock while it writes that a station is back: so no outage is opened after its return. */
  async function noteNewOutages(tx: Transaction, asOf: Date): Promise<void> {
    const away = new Set((await selectNewlyAway(tx, asOf)).map(({ stationId }) => stationId));
    if (away.size === 0) return;
    await lockStations(tx, [...away]);
    const stillAway = await selectNewlyAway(tx, asOf);
    await saveOutages(
      tx,
      stillAway.filter(({ stationId }) => away.has(stationId)),
    );
  }

  /** A dock whose clock can't be worked out stays taken for a minute, and its turn comes again after all others. */
  async function reviewClocks(clock: () => Date, signal: AbortSignal | undefined): Promise<number> {
    for (let count = 0; ; count++) {
      try {
        if (signal?.aborted || !(await reviewClock(db, clock()))) return count;
      } catch (error) {
        if (!isDataError(error)) throw error;
        troubledUntil = new Date(clock().getTime() + postponedMs);
        log.error({ error }, 'a clock could not be worked out');
      }
    }
  }

  async function reviewDays(clock: () => Date, signal: AbortSignal | undefined): Promise<number> {
    let reviewed = 0;
    let limit = daysAtOnce;
    while (!signal?.aborted) {
      try {
        const count = await reviewRecorderDays(db, { now: clock, limit });
        if (count === 0) break;
        reviewed += count;
      } catch (error) {
        if (!isDataError(error)) throw error;
        // One of them is at fault: one by one from here on, it comes first some time.
        if (limit === 1) {
          troubledUntil = new Date(clock().getTime() + postponedMs);
          const day = await postponeRecorderDay(db, clock(), troubledUntil);
          log.error({ error, ...day }, 'review of a recorder’s day postponed');
        }
        limit = 1;
      }
    }
    return reviewed;
  }

  const periodic = createPeriodicWork({
    now,
    work: (signal) => processAll(undefined, signal),
    intervalMs: pollMs,
    onError: (error) => log.error({ error }, 'review of witnesses failed'),
  });
  const postponedProblem = () => (troubledUntil && now() < troubledUntil ? 'review_postponed' : undefined);
  return { ...periodic, problem: () => periodic.problem() ?? postponedProblem(), processAll };
}
