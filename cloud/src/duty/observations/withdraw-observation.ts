import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findOfficersAndRecorders } from '../../registry/known-repository.ts';
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

/** Withdraws an observation that was entered by mistake. @throws AppError when there is none, or it comes from a station's screen */
export async function withdrawEntered(
  db: Database,
  observationId: string,
  { sight, ...change }: { by: string; reason: string; now: Date; sight: Sight },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const observation = await findObservation(tx, observationId);
    const badgeNo = observation?.badgeNo ?? '';
    const { officers } = await findOfficersAndRecorders(tx, { badgeNos: [badgeNo], recorderSerials: [] });
    const visible = isInSight(sight, { unitCode: officers.get(badgeNo)?.unitCode ?? null, badgeNo });
    if (!observation || !visible) throw errors.notFound(`The observation ${observationId}`);
    if (observation.source === 'kiosk') throw errors.observedAtStation();
    await withdrawObservation(tx, observationId, change);
  });
}
