import { expect, test } from 'vitest';
import { sortStations } from './sort-stations.ts';

type Presence = 'online' | 'offline' | 'never_connected';

const station = (unitCode: string, number: number, presence: Presence, revoked = false) => ({
  unitCode,
  name: `${number}号站`,
  stationId: `unit-${unitCode}-station-${number}`,
  presence,
  revoked,
});

test('first those that are away, then unit by unit, by their numbers, and last those that were revoked', () => {
  const sorted = sortStations([
    station('200', 2, 'online'),
    station('100', 10, 'online'),
    station('100', 1, 'offline', true),
    station('100', 2, 'online'),
    station('200', 3, 'never_connected'),
    station('200', 1, 'offline'),
  ]);
  expect(sorted.map(({ stationId }) => stationId)).toEqual([
    'unit-200-station-1',
    'unit-200-station-3',
    'unit-100-station-2',
    'unit-100-station-10',
    'unit-200-station-2',
    'unit-100-station-1',
  ]);
});
