import { integrityProblemSchema } from '@rollcall/shared/http/recordings';
import type { Transaction } from '../db/database.ts';
import { clearAlarms } from '../registry/station-alarm-repository.ts';

/** The alarms of a station end when nothing that it sent is gone or changed any more. */
export async function clearIntegrityAlarms(tx: Transaction, stationId: string, now: Date): Promise<void> {
  const left = await tx
    .selectFrom('recording')
    .select('integrity_problem as problem')
    .distinct()
    .where('station_id', '=', stationId)
    .where('integrity_problem', 'is not', null)
    .execute();
  const ended = integrityProblemSchema.options.filter((kind) => left.every(({ problem }) => problem !== kind));
  if (ended.length > 0) await clearAlarms(tx, stationId, ended, { now, clearedBy: 'rollcall' });
}
