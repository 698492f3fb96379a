import type { NewLegalHold } from '@rollcall/shared/http/legal-holds';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { isDeleted, lockRecording } from './keep-recording-repository.ts';
import { insertHold } from './legal-hold-repository.ts';

/**
 * Keeps a recording from being deleted, also when its deletion was approved already and hasn't happened.
 * @returns the hold's id
 * @throws not_found, recording_deleted, access_expiry
 */
export async function placeHold(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { recordingId, reason, ...hold }: NewLegalHold,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    // A deletion that is under way is over when this returns.
    const recording = await lockRecording(tx, recordingId);
    if (!recording) throw errors.notFound(`The recording ${recordingId}`);
    if (isDeleted(recording)) throw errors.recordingDeleted(recordingId);
    const placedAt = now();
    const expiresAt = hold.expiresAt === null ? null : new Date(hold.expiresAt);
    if (expiresAt !== null && expiresAt <= placedAt) throw errors.holdExpiry();
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
