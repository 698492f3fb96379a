import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, planLock } from './plan-lock.ts';

const at = (text: string) => new Date(`${text}T00:00:00Z`);
const now = at('2026-12-01');

describe('planLock', () => {
  it.each([
    ['locks for the floor at first', null, null, '2027-06-01'],
    ['locks for the floor even when it may be deleted before', null, '2027-01-01', '2027-06-01'],
    ['extends to what the floor reaches now', '2027-05-01', null, '2027-06-01'],
    ['extends no further than it must be kept', '2027-05-01', '2027-05-20', '2027-05-20'],
    ['leaves a lock that reaches as far as it must be kept', '2027-05-20', '2027-05-20', undefined],
    ['never shortens a lock', '2030-01-01', '2027-05-20', undefined],
    ['locks anew what must be kept after its lock ended', '2026-11-01', '2026-12-20', '2026-12-20'],
    ['leaves alone what may be deleted', '2026-11-01', '2026-10-20', undefined],
  ])('%s', (_name, locked, retain, expected) => {
    const lockedUntil = locked === null ? null : at(locked);
    const retainUntil = retain === null ? null : at(retain);
    expect(planLock({ now, lockedUntil, retainUntil, floorMonths: 6 })).toEqual(expected && at(expected));
  });

  it('never shortens, and asked every month covers all the time that something must be kept', () => {
    const days = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(fc.option(days), fc.integer({ min: 6, max: 36 }), (keepDays, floorMonths) => {
        const retainUntil = keepDays === null ? null : new Date(now.getTime() + keepDays * 86_400_000);
        let lockedUntil: Date | null = null;
        for (let month = 0; month < 140; month++) {
          const clock = addMonths(now, month);
          // Between two visits it was locked as long as it had to be kept.
          if (lockedUntil !== null) {
            const kept: Date = retainUntil === null || retainUntil > clock ? clock : retainUntil;
            expect(lockedUntil >= kept).toBe(true);
          }
          const next: Date | undefined = planLock({ now: clock, lockedUntil, retainUntil, floorMonths });
          if (next === undefined) continue;
          expect(lockedUntil === null || next > lockedUntil).toBe(true);
          lockedUntil = next;
        }
      }),
    );
  });
});

describe('addMonths', () => {
  it('ends with the month that is shorter', () => {
    expect(addMonths(at('2026-08-31'), 6)).toEqual(at('2027-02-28'));
    expect(addMonths(at('2026-01-15'), 12)).toEqual(at('2027-01-15'));
  });

  it.each([
    ['2027-03-01T03:50', 6, '2027-09-01T03:50'],
    ['2028-02-29T00:05', 12, '2029-02-28T00:05'],
    ['2026-12-31T07:55', -6, '2026-06-30T07:55'],
    ['2027-01-01T07:59', 1, '2027-02-01T07:59'],
  ])('of %s and %i months is %s, in local time', (from, months, expected) => {
    expect(addMonths(new Date(`${from}:00+08:00`), months)).toEqual(new Date(`${expected}:00+08:00`));
  });
});
