import type { RecorderDetail } from '@rollcall/shared/http/recorders';
import type { Database } from '../../db/database.ts';
import { selectHistoryWithCustodies } from '../../duty/custody-history-repository.ts';
import { selectCustodies } from '../../duty/custody-list-repository.ts';
import { errors } from '../../errors/errors.ts';
import { findRecorderRow, selectDocks } from '../../registry/recorder-list-repository.ts';
import { toCustodyRow } from '../custodies/to-custody-row.ts';
import { toRecorderRow } from './to-recorder-row.ts';

/** @param options.unitCode the only unit whose recorders may be seen @throws AppError `not_found` */
export async function recorderDetail(
  db: Database,
  recorderSerial: string,
  options: { now: Date; unitCode?: string | null | undefined },
): Promise<RecorderDetail> {
  const row = await findRecorderRow(db, recorderSerial, options);
  if (!row) throw errors.notFound(`The recorder ${recorderSerial}`);
  const [custodies, docks, history] = await Promise.all([
    selectCustodies(db, { recorderSerial }),
    selectDocks(db, recorderSerial),
    selectHistoryWithCustodies(db, { recorderSerial }),
  ]);
  return {
    ...toRecorderRow(row),
    custodies: custodies.map(toCustodyRow),
    docks: docks.map(({ dock_session_id, station_id, docked_at, collected_at, undocked_at }) => ({
      dockSessionId: dock_session_id,
      stationId: station_id,
      dockedAt: docked_at.toISOString(),
      collectedAt: collected_at?.toISOString() ?? null,
      undockedAt: undocked_at?.toISOString() ?? null,
    })),
    history,
  };
}
