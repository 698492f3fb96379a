import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTimes } from './merge-times.ts';

const hourMs = 3_600_000;
const time = (recorderSerial: string, from: number, until: number) => ({
  recorderSerial,
  from: new Date(from * hourMs),
  until: new Date(until * hourMs),
});

describe('times of recorders', () => {
  it('become one when they are close together, whatever their order, but not those of different recorders', () => {
    expect(mergeTimes([time('a', 10, 11), time('b', 0, 1), time('a', 0, 8), time('a', 1, 4)])).toEqual([
      time('a', 0, 11),
      time('b', 0, 1),
    ]);
    expect(mergeTimes([time('a', 0, 1), time('a', 8, 9)])).toEqual([time('a', 0, 1), time('a', 8, 9)]);
    expect(mergeTimes([])).toEqual([]);
  });

  it('are all held by what they become, which is far apart and within six hours of one of them', () => {
    const times = fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 30 }))
        .map(([serial, from, length]) => time(serial, from, from + length)),
    );
    fc.assert(
      fc.property(times, (given) => {
        const merged = mergeTimes(given);
        for (const { recorderSerial, from, until } of given) {
          const holds = merged.filter(
            (one) => one.recorderSerial === recorderSerial && one.from <= from && one.until >= until,
          );
          expect(holds).toHaveLength(1);
        }
        for (const { recorderSerial, from, until } of merged) {
          for (let at = from.getTime(); at <= until.getTime(); at += hourMs) {
            const near = given.some((one) => {
              const [first, last] = [one.from.getTime() - 3 * hourMs, one.until.getTime() + 3 * hourMs];
              return one.recorderSerial === recorderSerial && at >= first && at <= last;
            });
            expect(near).toBe(true);
          }
        }
      }),
    );
  });
});
