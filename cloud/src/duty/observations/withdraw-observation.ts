import type { Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findObservation, markWithdrawn } from './observation-repository.ts';
import { rederiveCustody } from './rederive-custody.ts';

/** The observation counts no more; its row stays. @throws AppError `not_found` */
export async function withdrawObservation(
  tx: Transaction,
  observationId: string,
  change: { by: string; reason: string; now: Date; disputeId?: string | undefined },
): Promise<void> {
  await lockDutyExclusive(tx);
  const observation = await findObservation(tx, observationId);
  if (!observation) throw errors.notFound(`The observation ${observationId}`);
  await markWithdrawn(tx, observationId, change);
  const { recorderSerial, badgeNo, at } = observation;
  const { by, reason, disputeId } = change;
  await appendFact(tx, {
    type: 'observation_withdrawn',
    subject: `observation:${observationId}`,
    payload: { recorderSerial, badgeNo, at, by, reason, disputeId },
  });
  await rederiveCustody(tx, [recorderSerial]);
}
