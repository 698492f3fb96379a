import { expect, test } from 'vitest';
import { stripOf } from './strip-of.ts';

const start = Date.parse('2026-11-23T08:00:00+08:00');
const at = (minutes: number) => new Date(start + minutes * 60_000);
const shift = { startsAt: at(0), endsAt: at(480) };

test('says in whole minutes from the start what was recorded, and puts together what is alike', () => {
  const segments = [
    { state: 'recorded' as const, reason: null, from: at(0), to: at(60.3) },
    { state: 'missing' as const, reason: 'unexplained' as const, from: at(60.3), to: at(168.4) },
    { state: 'missing' as const, reason: 'fault_ticket' as const, from: at(168.4), to: at(200) },
    { state: 'exempt' as const, reason: 'break' as const, from: at(200), to: at(260) },
    { state: 'recorded' as const, reason: null, from: at(260), to: at(260.2) },
    { state: 'not_inspected' as const, reason: null, from: at(260.2), to: at(300) },
    { state: 'recorded' as const, reason: null, from: at(300), to: at(480) },
  ];
  expect(stripOf({ ...shift, segments })).toEqual({
    minutes: 480,
    parts: [
      { from: 0, to: 60, kind: 'recorded' },
      { from: 60, to: 168, kind: 'missing' },
      { from: 168, to: 260, kind: 'excused' },
      { from: 300, to: 480, kind: 'recorded' },
    ],
  });
});

test('there is none where nothing has to be recorded, or where it is cut up too much', () => {
  expect(stripOf({ ...shift, segments: [] })).toBeNull();
  const segments = Array.from({ length: 240 }, (_, index) => ({
    ...(index % 2 === 0
      ? { state: 'recorded' as const, reason: null }
      : { state: 'missing' as const, reason: 'unexplained' as const }),
    from: at(index),
    to: at(index + 1),
  }));
  expect(stripOf({ ...shift, segments })).toBeNull();
});
