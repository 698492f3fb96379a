import type { RestrictionWhy } from '@rollcall/shared/resources/recording-restrictions';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { isDeleted, lockRecording } from '../keep-recording-repository.ts';
import { problem } from './problem.ts';

/**
 * Says that a recording is private or irrelevant: from now on only who recorded it, and whose role opens it, sees it. What
 * plays gets no further range of it.
 * @returns the restriction's id
 * @throws not_found, recording_deleted, recording_restricted_already
 */
export async function restrictRecording(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'> & { dataScope: DataScope },
  { recordingId, why, reason }: { recordingId: string; why: RestrictionWhy; reason: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const recording = await lockRecording(tx, recordingId);
    if (!recording || !isInScope(who.dataScope, { unitCode: recording.unitCode, badgeNo: null })) {
      throw errors.notFound(`The recording ${recordingId}`);
    }
    if (isDeleted(recording)) throw errors.recordingDeleted(recordingId);
    const saved = await tx
      .insertInto('recording_restriction')
      .values({
        ...{ recording_id: recordingId, why, reason, restricted_by: who.accountId, restricted_at: now() },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('restriction_id')
      .executeTakeFirst();
    if (!saved) throw problem('recording_restricted_already');
    await tell(tx, recording, {
      recordingId,
      type: 'recording_restricted',
      payload: { by: who.username, why, reason },
    });
    return saved.restriction_id;
  });
}

/** @throws not_found, restriction_lifted */
export async function liftRestriction(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  restrictionId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const restriction = await tx
      .selectFrom('recording_restriction')
      .select(['recording_id', 'lifted_at'])
      .where('restriction_id', '=', restrictionId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const recording = restriction && (await lockRecording(tx, restriction.recording_id));
    if (!restriction || !recording) throw errors.notFound('The restriction');
    if (restriction.lifted_at !== null) throw problem('restriction_lifted');
    await tx
      .updateTable('recording_restriction')
      .set({ lifted_by: who.accountId, lifted_at: now(), lift_reason: reason })
      .where('restriction_id', '=', restrictionId)
      .execute();
    const { recording_id: recordingId } = restriction;
    await tell(tx, recording, { recordingId, type: 'recording_unrestricted', payload: { by: who.username, reason } });
  });
}

async function tell(
  tx: Transaction,
  { unitCode }: { unitCode: string },
  {
    recordingId,
    type,
    payload,
  }: { recordingId: string; type: 'recording_restricted' | 'recording_unrestricted'; payload: object },
): Promise<void> {
  await appendFact(tx, { type, subject: `recording:${recordingId}`, payload });
  await notifyLive(tx, [{ topic: 'recordings', unitCodes: [unitCode] }]);
}
