import type { KioskNotice } from '@rollcall/shared/http/station-kiosk';
import { assertPinNotGiven } from '../../custody/kiosk-pins/set-kiosk-pin.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { noteEntrySeen } from '../accountability/notify-entry.ts';
import { noteDecisionSeen } from '../handling/see-decision.ts';
import { servesAt } from './unseen-repository.ts';

/**
 * Notes that an officer, whom his station knew by his PIN, saw a decision about himself on its screen: as if he had seen it on the
 * page. The fact names the station.
 * @returns the last day on which he can appeal @throws not_found, pin_not_own, not_decided_yet
 */
export async function seeAtKiosk(
  { db, now }: { db: Database; now: () => Date },
  { stationId, badgeNo }: { stationId: string; badgeNo: string },
  { kind, id }: KioskNotice,
): Promise<string | null> {
  const at = now();
  if (!(await servesAt(db, { stationId, badgeNo, now: at }))) throw errors.notFound(`The officer ${badgeNo}`);
  await assertPinNotGiven(db, badgeNo);
  const by = { badgeNo, stationId };
  return db
    .transaction()
    .execute((tx) =>
      kind === 'finding' ? noteDecisionSeen(tx, id, badgeNo, by, at) : noteEntrySeen(tx, id, badgeNo, by, at),
    );
}
