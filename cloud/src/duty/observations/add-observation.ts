import { randomUUID } from 'node:crypto';
import type { NewCustodyObservation } from '@rollcall/shared/http/custody-observations';
import type { Database } from '../../db/database.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { findOfficersAndRecorders } from '../../registry/known-repository.ts';
import { saveObservations } from './save-observations.ts';

/** "Just now" is entered a little later. An observation that lies at most this far back needs no reason. */
const graceMs = 10 * 60_000;

/** Enters an observation from paper or hearsay. @returns its id @throws AppError when it is not allowed */
export async function addObservation(
  db: Database,
  { reason, ...seen }: NewCustodyObservation,
  { by, now, sight }: { by: string; now: Date; sight: Sight },
): Promise<string> {
  const observationId = randomUUID();
  const at = new Date(seen.at);
  if (at > now) throw errors.badRequest([{ path: 'body.at', message: 'must not be in the future' }]);
  if (at.getTime() < now.getTime() - graceMs && reason === undefined) throw errors.reasonRequired();
  await db.transaction().execute(async (tx) => {
    const known = await findOfficersAndRecorders(tx, {
      badgeNos: [seen.badgeNo],
      recorderSerials: [seen.recorderSerial],
    });
    const [officer, recorder] = [known.officers.get(seen.badgeNo), known.recorders.get(seen.recorderSerial)];
    const fields = [
      ...(officer === undefined ? [{ path: 'body.badgeNo', message: `no officer ${seen.badgeNo}` }] : []),
      ...(recorder === undefined
        ? [{ path: 'body.recorderSerial', message: `no recorder ${seen.recorderSerial}` }]
        : []),
    ];
    if (fields.length > 0) throw errors.badRequest(fields);
    const sees = (row: { unitCode: string | null } | undefined) =>
      isInSight(sight, { unitCode: row?.unitCode ?? null, badgeNo: seen.badgeNo });
    if (!sees(officer)) throw errors.ofOtherUnit(`The officer ${seen.badgeNo}`);
    if (!sees(recorder)) throw errors.ofOtherUnit(`The recorder ${seen.recorderSerial}`);
    const observation = { ...seen, observationId, at, spareFor: seen.spareFor ?? null };
    await saveObservations(
      tx,
      [{ ...observation, source: 'page', stationId: null, toldBy: by, toldAt: now }],
      reason === undefined ? {} : { reason },
    );
  });
  return observationId;
}
