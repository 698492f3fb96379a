import type { recorderDetailSchema } from '@rollcall/shared/http/recorders';
import type { z } from 'zod';
import { selectCustodiesOfRecorder } from '../../custody/custodies/repository.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { selectHistoryWithCustodies } from '../../ledger/custody-history-repository.ts';
import { findRecorderRow, selectDocks } from '../../registry/recorder-list-repository.ts';
import { toRecorderRow } from './to-recorder-row.ts';

/** An officer sees of it the own time with it. @throws AppError `not_found` */
export async function recorderDetail(
  db: Database,
  recorderSerial: string,
  options: { now: Date; dataScope: DataScope },
): Promise<z.output<typeof recorderDetailSchema>> {
  const own: DataScope = { unitCode: undefined, badgeNo: options.dataScope.badgeNo };
  const row = await findRecorderRow(db, recorderSerial, options);
  if (!row) throw errors.notFound(`The recorder ${recorderSerial}`);
  const [custodies, docks, history] = await Promise.all([
    selectCustodiesOfRecorder(db, recorderSerial, { now: options.now, dataScope: own }),
    selectDocks(db, recorderSerial, own),
    selectHistoryWithCustodies(db, { recorderSerial }, own),
  ]);
  return {
    ...toRecorderRow(row),
    custodies,
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
