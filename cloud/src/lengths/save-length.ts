import type { Database } from '../db/database.ts';
import { lockDutyShared } from '../db/duty-lock.ts';
import { holdRecorderDays, openRecorderDays } from '../duty/reviews/recorder-day-review-repository.ts';
import { reviewShiftsOfRecorders } from '../duty/reviews/shift-review-repository.ts';
import { longestRecordingMs, toRecordingLength } from '../evidence/recording-length.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { reviewClocksOf } from '../witnesses/clock-review-repository.ts';
import { selectRecordingMoments } from '../witnesses/recorder-moments-repository.ts';
import { keepLength, type LengthClaim, lockLength, replaceLength, type StoredLength } from './length-repository.ts';

/** Sound and the last picture end a little apart, and earlier releases counted that in another way: so much is no mistake. */
const alikeMs = 1000;

/**
 * Keeps what was measured. A length that was wrong is put right: then its fact says so, and the shifts, activities and recorder days
 * that it touches are judged again. What nobody decided changes with that; what was decided is marked to be looked at again.
 *
 * Locks in this order: the duty lock (shared), the recorder's days, then rows.
 */
export async function saveLength(
  db: Database,
  claim: LengthClaim,
  measured: { spanMs: number; holes: { fromMs: number; untilMs: number }[] },
  now: Date,
): Promise<'right' | 'corrected' | 'gone'> {
  const { recordingId, recorderSerial } = claim;
  return db.transaction().execute(async (tx) => {
    await lockDutyShared(tx);
    await holdRecorderDays(tx, [recorderSerial]);
    const before = await lockLength(tx, claim);
    if (!before) return 'gone';
    const holesMs = measured.holes.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
    const durationMs = Math.max(measured.spanMs - holesMs, 0);
    const after = toRecordingLength({ durationMs, holes: measured.holes });
    if (isRight(before, after)) {
      await keepLength(tx, claim, now);
      return 'right';
    }
    const { capturedAt, clockErrorMs } = before;
    const shownMs = Math.min(after.spanMs ?? 0, longestRecordingMs);
    const capturedUntil = capturedAt && new Date(capturedAt.getTime() + shownMs);
    await replaceLength(tx, claim, { ...after, capturedUntil }, now);
    await appendFact(tx, {
      type: 'recording_length_corrected',
      subject: `recording:${recordingId}`,
      payload: { durationMs, wasMs: before.durationMs, spanMs: after.spanMs, holeCount: measured.holes.length },
    });
    if (capturedAt && capturedUntil) {
      const until = Math.max(capturedUntil.getTime(), before.capturedUntil?.getTime() ?? 0);
      await reviewShiftsOfRecorders(tx, [
        {
          recorderSerial,
          from: new Date(capturedAt.getTime() - clockErrorMs),
          until: new Date(until + clockErrorMs),
        },
      ]);
    }
    await openRecorderDays(tx, await selectRecordingMoments(tx, [recordingId]));
    // Where a file ends tells of its recorder's clock.
    await reviewClocksOf(tx, [recordingId]);
    return 'corrected';
  });
}

function isRight(before: StoredLength, after: { durationMs: number | null; holes: string | null }): boolean {
  if (before.durationMs === null || after.durationMs === null || before.holes !== after.holes) return false;
  return Math.abs(before.durationMs - after.durationMs) <= alikeMs;
}
