import { legalHolds, type NewLegalHold } from '@rollcall/shared/resources/legal-holds';
import { legalHoldProblems } from '@rollcall/shared/words/legal-holds';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { isDeleted, lockRecording } from '../../evidence/keep-recording-repository.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { insertHold, saveLifted } from './repository.ts';

const problem = problemsOf(legalHolds.problems, legalHoldProblems);

interface Deps {
  db: Database;
  now: () => Date;
}

type Who = Pick<SignedIn, 'accountId' | 'username'>;

/**
 * Keeps a recording from being deleted, also when its deletion was approved already and hasn't happened.
 * @returns the hold's id
 * @throws not_found, recording_deleted, hold_expiry
 */
export async function placeHold(
  { db, now }: Deps,
  who: Who,
  { recordingId, reason, ...hold }: NewLegalHold,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    // A deletion that is under way is over when this returns.
    const recording = await lockRecording(tx, recordingId);
    if (!recording) throw errors.notFound(`The recording ${recordingId}`);
    if (isDeleted(recording)) throw errors.recordingDeleted(recordingId);
    const placedAt = now();
    const expiresAt = hold.expiresAt === null ? null : new Date(hold.expiresAt);
    if (expiresAt !== null && expiresAt <= placedAt) throw problem('hold_expiry');
    const placed = { recordingId, reason, placedBy: who.accountId, placedAt, expiresAt };
    const legalHoldId = await insertHold(tx, placed);
    await appendFact(tx, {
      type: 'hold_placed',
      subject: `recording:${recordingId}`,
      payload: { by: who.username, legalHoldId, reason, expiresAt: expiresAt?.toISOString() ?? null },
    });
    await notifyLive(tx, [
      { topic: 'recordings', unitCodes: [recording.unitCode] },
      { topic: 'retention', unitCodes: [] },
    ]);
    return legalHoldId;
  });
}

/** Ends a hold. @throws hold_ended */
export async function liftHold({ db, now }: Deps, who: Who, legalHoldId: string, reason: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const recordingId = await saveLifted(tx, legalHoldId, { by: who.accountId, at: now(), reason });
    if (recordingId === undefined) throw problem('hold_ended');
    await appendFact(tx, {
      type: 'hold_lifted',
      subject: `recording:${recordingId}`,
      payload: { by: who.username, legalHoldId, reason },
    });
    await notifyLive(tx, [
      { topic: 'recordings', unitCodes: [] },
      { topic: 'retention', unitCodes: [] },
    ]);
  });
}
