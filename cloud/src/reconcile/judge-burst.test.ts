import { expect, it } from 'vitest';
import { judgeBurst } from './judge-burst.ts';

const rules = { burstTickets: 3, burstMinutes: 10 };

/** Tickets at these minutes, named after them. */
function day(...minutes: number[]) {
  return {
    badgeNo: '100',
    unitCode: 'squad-1',
    dutyDate: '2026-11-24',
    tickets: minutes.map((minute) => ({ activityId: `t${minute}`, startsAt: minute * 60_000 })),
  };
}

it.each<[string, number[], string[]]>([
  ['none', [], []],
  ['two at once', [5, 5], []],
  ['three, the last of them a moment too late', [0, 5, 10.1], []],
  ['three within exactly ten minutes', [0, 5, 10], ['t0', 't5', 't10']],
  ['two bursts and one between', [0, 1, 2, 30, 60, 61, 62], ['t0', 't1', 't2', 't60', 't61', 't62']],
  ['a long row, in which three at a time lie close', [0, 5, 10, 15, 20], ['t0', 't5', 't10', 't15', 't20']],
])('names the tickets that stand too close: %s', (_name, minutes, named) => {
  expect(judgeBurst(day(...minutes), rules).map(({ subject, detail }) => [subject, detail.activityIds])).toEqual(
    named.length === 0 ? [] : [['officer_day:100:2026-11-24', named]],
  );
});
