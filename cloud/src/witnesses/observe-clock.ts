import type { NewClockObservation } from '@rollcall/shared/http/recorder-witnesses';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { reviewClocksAfter } from './clock-review-repository.ts';

/** The clock of the person who enters it may be this far ahead of HQ's. */
const aheadMs = 60_000;

/**
 * Stores somebody's comparison of a recorder's clock, and marks the clocks of its docks since then for review.
 * @throws clock_compared_later
 */
export async function observeClock(
  db: Database,
  recorderSerial: string,
  observation: NewClockObservation,
  { accountId, by, now }: { accountId: string; by: string; now: Date },
): Promise<void> {
  if (Date.parse(observation.observedAt) > now.getTime() + aheadMs) throw errors.clockComparedLater(now);
  await db.transaction().execute(async (tx) => {
    const { observedAt, shownAt, errorMs, reason } = observation;
    await tx
      .insertInto('clock_observation')
      .values({
        recorder_serial: recorderSerial,
        observed_at: observedAt,
        shown_at: shownAt,
        error_ms: errorMs,
        reason,
        observed_by: accountId,
        told_at: now,
      })
      .execute();
    const payload = { observedAt, shownAt, errorMs, reason, by };
    await appendFact(tx, { type: 'clock_observed', subject: `recorder:${recorderSerial}`, payload });
    await reviewClocksAfter(tx, recorderSerial, new Date(observedAt));
  });
}
