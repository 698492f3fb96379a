import { expect, test } from 'vitest';
import { sortStations } from './sort-stations.ts';

const station = (
  unitName: string,
  number: number,
  presence: 'online' | 'offline' | 'never_connected',
  revoked = false,
) => ({
  unitName,
  name: `${unitName}${number}号站`,
  stationId: `${unitName}-${number}`,
  presence,
  revoked,
});

test('first those that are away, then unit by unit, by their numbers, and last those that were revoked', () => {
  const sorted = sortStations([
    station('城西中队', 2, 'online'),
    station('城东中队', 10, 'online'),
    station('城东中队', 1, 'offline', true),
    station('城东中队', 2, 'online'),
    station('城西中队', 3, 'never_connected'),
    station('城西中队', 1, 'offline'),
  ]);
  expect(sorted.map(({ name }) => name)).toEqual([
    '城西中队1号站',
    '城西中队3号站',
    '城东中队2号站',
    '城东中队10号站',
    '城西中队2号站',
    '城东中队1号站',
  ]);
});
