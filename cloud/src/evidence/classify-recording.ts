import type { CategoryChange } from '@rollcall/shared/http/recordings';
import { isInScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { isDeleted, lockRecording, saveCategory } from './keep-recording-repository.ts';
import type { Seer } from './seen-by.ts';

/**
 * Says what a recording is kept as. Only by the unit's own people or the brigade office: an approval to look at footage is
 * none to change how long it is kept.
 * @throws not_found, recording_deleted
 */
export async function classifyRecording(
  db: Database,
  who: Pick<SignedIn, 'username'> & Seer,
  recordingId: string,
  { category, reason }: CategoryChange,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const recording = await lockRecording(tx, recordingId);
    if (!recording || !isInScope(who.dataScope, { unitCode: recording.unitCode, badgeNo: null })) {
      throw errors.notFound(`The recording ${recordingId}`);
    }
    if (isDeleted(recording)) throw errors.recordingDeleted(recordingId);
    if (recording.category === category) return;
    await saveCategory(tx, recordingId, { category, reason, by: who.accountId, at: who.now });
    await appendFact(tx, {
      type: 'category_changed',
      subject: `recording:${recordingId}`,
      payload: { by: who.username, before: { category: recording.category }, after: { category }, category, reason },
    });
    await notifyLive(tx, [
      { topic: 'recordings', unitCodes: [recording.unitCode] },
      { topic: 'retention', unitCodes: [] },
    ]);
  });
}
