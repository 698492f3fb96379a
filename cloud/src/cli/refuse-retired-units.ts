import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { selectOfficers } from '../registry/officer-repository.ts';
import { selectRecorders } from '../registry/recorder-repository.ts';
import { selectStationPlaces } from '../registry/station-place-repository.ts';
import { listUnits } from '../registry/unit-repository.ts';
import type { Seed } from './read-seed.ts';

/**
 * A retired unit takes nothing new. What belongs to it already may stand in the file as it is: who left, what was scrapped.
 * @throws AppError `unit_retired`
 */
export async function refuseRetiredUnits(tx: Transaction, seed: Seed): Promise<void> {
  const retired = new Set((await listUnits(tx)).filter((unit) => unit.retired).map(({ unitCode }) => unitCode));
  if (retired.size === 0) return;
  const refuse = <Row extends { unitCode: string | null }>(
    list: keyof Seed,
    wanted: readonly Row[],
    { stored, keyOf }: { stored: readonly Row[]; keyOf: (row: Row) => string },
  ) => {
    const before = new Map(stored.map((row) => [keyOf(row), row.unitCode]));
    for (const [index, row] of wanted.entries()) {
      const { unitCode } = row;
      if (unitCode === null || !retired.has(unitCode) || before.get(keyOf(row)) === unitCode) continue;
      throw errors.unitRetired(unitCode, `${list}[${index}]`);
    }
  };
  const { stations, recorders, officers } = seed;
  refuse<{ stationId: string; unitCode: string | null }>('stations', stations, {
    stored: await selectStationPlaces(
      tx,
      stations.map(({ stationId }) => stationId),
    ),
    keyOf: ({ stationId }) => stationId,
  });
  refuse<{ recorderSerial: string; unitCode: string | null }>('recorders', recorders, {
    stored: await selectRecorders(
      tx,
      recorders.map(({ recorderSerial }) => recorderSerial),
    ),
    keyOf: ({ recorderSerial }) => recorderSerial,
  });
  refuse<{ badgeNo: string; unitCode: string | null }>('officers', officers, {
    stored: await selectOfficers(
      tx,
      officers.map(({ badgeNo }) => badgeNo),
    ),
    keyOf: ({ badgeNo }) => badgeNo,
  });
}
