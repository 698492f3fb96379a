import type { Database } from '../db/database.ts';
import { lockDutyShared } from '../db/duty-lock.ts';
import { holdRecorderDays, openRecorderDays } from '../duty/reviews/recorder-day-review-repository.ts';
import { reviewActivitiesOfRecorders, reviewShiftsOfRecorders } from '../duty/reviews/shift-review-repository.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import {
  findDockOfClock,
  selectClaimedRecordings,
  selectClockObservations,
  selectLoggedMoments,
} from './clock-evidence-repository.ts';
import { type CorrectedRecording, correctEntries, correctRecordings, replaceClocks } from './clock-repository.ts';
import { claimClock, endClockReview } from './clock-review-repository.ts';
import { selectRecordingMoments } from './recorder-moments-repository.ts';
import { timeAround } from './time-around.ts';
import { workOutClocks } from './work-out-clocks.ts';

/**
 * Determines the clock of the dock whose review is due longest, corrects the times of its recordings and log entries, and marks the
 * shifts and days that this touches, by the old and the new times.
 *
 * Locks in this order: the duty lock (shared), the recorder's days, then rows.
 * @returns false if none was due
 */
export async function reviewClock(db: Database, asOf: Date): Promise<boolean> {
  const claimed = await claimClock(db, asOf);
  if (!claimed) return false;
  await db.transaction().execute(async (tx) => {
    await lockDutyShared(tx);
    const dock = await findDockOfClock(tx, claimed.dockSessionId);
    if (!dock) return;
    await holdRecorderDays(tx, [dock.recorderSerial]);
    const { clockDriftMs } = await readParameters(tx);
    const given = {
      logged: await selectLoggedMoments(tx, dock),
      recordings: await selectClaimedRecordings(tx, dock),
      observations: await selectClockObservations(tx, dock),
    };
    const looks = { earliest: dock.lookedAtBefore, latest: dock.lookedAt };
    const { clocks, recordings, entries } = workOutClocks(given, looks, { agreeMs: clockDriftMs });
    const changed = await replaceClocks(tx, dock, clocks);
    const corrected = await correctRecordings(tx, recordings);
    const days = await correctEntries(tx, dock, entries);
    await appendFacts(tx, corrected.map(correctionFact));
    const { recorderSerial } = dock;
    const logged = days.map((at) => ({ recorderSerial, at }));
    await reviewShiftsOfRecorders(tx, corrected.flatMap(timesOf));
    await reviewActivitiesOfRecorders(tx, logged.map(timeAround));
    const recordingIds = corrected.map(({ recordingId }) => recordingId);
    await openRecorderDays(tx, [
      ...corrected.flatMap(timesOf).map((time) => ({ recorderSerial: time.recorderSerial, at: time.from })),
      // A recording whose time is now unknown belongs to the day on which HQ heard of it.
      ...(recordingIds.length > 0 ? await selectRecordingMoments(tx, recordingIds) : []),
      ...logged,
      // The clock itself is judged on the day of the dock.
      ...(changed || clocks.length === 0 ? [{ recorderSerial, at: dock.dockedAt }] : []),
    ]);
    await endClockReview(tx, claimed);
  });
  return true;
}

function correctionFact({ recordingId, before, after, offsetMs, errorMs }: CorrectedRecording): Fact {
  const [capturedAt, was] = [after, before].map((at) => at?.toISOString() ?? null);
  const subject = `recording:${recordingId}` as const;
  return { type: 'recording_time_corrected', subject, payload: { capturedAt, was, offsetMs, errorMs } };
}

/** The times that the recording covered before and covers now, widened by their error. */
function timesOf({ recorderSerial, before, beforeUntil, after, afterUntil, errorMs }: CorrectedRecording) {
  const times: { recorderSerial: string; from: Date; until: Date }[] = [];
  if (before) times.push({ recorderSerial, from: before, until: beforeUntil ?? before });
  if (after) {
    const until = afterUntil ?? after;
    times.push({
      recorderSerial,
      from: new Date(after.getTime() - errorMs),
      until: new Date(until.getTime() + errorMs),
    });
  }
  return times;
}
