import type { MetricInput } from '@rollcall/shared/metrics/input';
import { metricRowKinds } from '@rollcall/shared/metrics/input';
import { expect, test } from 'vitest';
import { numberPersons, numberRows } from './number-persons.ts';

const day = '2026-11-16';
const of = { day, unitCode: 'squad-1', campaignId: null };
const file = { importDue: 1, timely: 0, settled: 1, intact: 0, recording: 0, classified: 0 };

test('numbers persons by badge number, and takes it out of ids and names of files', () => {
  const numbers = numberPersons(new Set(['200', '100', '1000']));
  expect([...numbers]).toEqual([
    ['100', 'p1'],
    ['1000', 'p2'],
    ['200', 'p3'],
  ]);
  const empty = Object.fromEntries(metricRowKinds.map((kind) => [kind, []])) as unknown as MetricInput;
  const input: MetricInput = {
    ...empty,
    staff: [{ ...of, id: '200', badgeNo: '200', inService: 1 }],
    officerDays: [{ ...of, id: `100:${day}`, badgeNo: '100', due: 1, withFootage: 1 }],
    files: [
      { ...of, ...file, id: `file:R1:${day}:b_200.mp4`, badgeNo: '200' },
      { ...of, ...file, id: `file:R1:${day}:a_100.mp4`, badgeNo: null },
      { ...of, ...file, id: 'abcdefgh', badgeNo: '100' },
    ],
  };
  const rows = numberRows(input, (badgeNo) => numbers.get(badgeNo) ?? '');
  expect(rows.staff.rows).toEqual([['p3', day, 'p3', 'squad-1', null, 1]]);
  expect(rows.officerDays.rows).toEqual([[`p1:${day}`, day, 'p1', 'squad-1', null, 1, 1]]);
  expect(rows.files.rows.map(([id, , person]) => [id, person])).toEqual([
    ['abcdefgh', 'p1'],
    [`file:R1:${day}:1`, null],
    [`file:R1:${day}:2`, 'p3'],
  ]);
});
