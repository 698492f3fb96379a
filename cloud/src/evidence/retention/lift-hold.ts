import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { saveLifted } from './legal-hold-repository.ts';

/** Ends a hold. @throws hold_ended */
export async function liftHold(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  legalHoldId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const recordingId = await saveLifted(tx, legalHoldId, { by: who.accountId, at: now(), reason });
    if (recordingId === undefined) throw errors.holdEnded();
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
