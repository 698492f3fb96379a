import { expect, test } from 'vitest';
import type { EndedRun } from './backup-run-repository.ts';
import { dueRun } from './schedule.ts';

const at = '02:30';
/** China's. */
const time = (day: number, clock: string) => new Date(`2026-12-${String(day).padStart(2, '0')}T${clock}:00+08:00`);
const run = (kind: EndedRun['kind'], day: number, clock: string, isGood = true): EndedRun => ({
  kind,
  label: null,
  beganAt: time(day, clock),
  endedAt: new Date(time(day, clock).getTime() + 600_000),
  isGood,
});
const proved = run('proof', 1, '03:00');

test.each<[string, EndedRun[], Date, ReturnType<typeof dueRun>]>([
  ['a full backup at once, when there is none', [], time(1, '12:00'), 'full'],
  ['a proof at once after the first', [run('full', 1, '12:00')], time(1, '12:11'), 'proof'],
  ['nothing before the next night', [run('full', 1, '12:00'), proved], time(2, '02:29'), null],
  ['an incremental backup at night', [run('full', 1, '12:00'), proved], time(2, '02:30'), 'incremental'],
  ['nothing after it', [run('full', 1, '12:00'), run('incremental', 2, '02:30'), proved], time(2, '23:00'), null],
  ['a backup late, when nobody was there', [run('full', 1, '02:30'), proved], time(3, '09:00'), 'incremental'],
  [
    'a full one after a week',
    [run('full', 1, '02:31'), run('incremental', 7, '02:30'), run('proof', 7, '03:00')],
    time(8, '02:30'),
    'full',
  ],
  [
    'nothing in the hour after a failure',
    [run('full', 1, '02:30'), run('incremental', 2, '02:30', false), proved],
    time(2, '03:30'),
    null,
  ],
  [
    'it again an hour after',
    [run('full', 1, '02:30'), run('incremental', 2, '02:30', false), proved],
    time(2, '03:40'),
    'incremental',
  ],
  ['a proof after a week', [run('full', 8, '02:30'), proved], time(8, '04:00'), 'proof'],
  [
    'no proof on the day after it failed',
    [run('full', 8, '02:30'), run('proof', 8, '03:00', false)],
    time(8, '20:00'),
    null,
  ],
  [
    'it again a day after',
    [run('full', 8, '02:30'), run('incremental', 9, '02:30'), run('proof', 8, '03:00', false)],
    time(9, '03:10'),
    'proof',
  ],
])('makes %s', (_, runs, now, expected) => {
  expect(dueRun(runs, now, at)).toBe(expected);
});
