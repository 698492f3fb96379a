import type { Database } from '../../db/database.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { findOfficersAndRecorders } from './known-repository.ts';
import { findObservation } from './observation-repository.ts';
import { withdrawObservation } from './withdraw-observation.ts';

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
