import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeOfficerTimes } from './merge-officer-times.ts';
import type { OfficerTime } from './reviews/shift-review-repository.ts';

const hour = (nr: number) => new Date(Date.UTC(2026, 10, 24, nr));
const times = fc.array(
  fc
    .record({
      badgeNo: fc.constantFrom('100001', '100002'),
      from: fc.integer({ min: 0, max: 30 }),
      length: fc.option(fc.integer({ min: 0, max: 8 })),
    })
    .map(({ badgeNo, from, length }) => ({
      badgeNo,
      from: hour(from),
      until: length === null ? null : hour(from + length),
    })),
);

it('touches the same moments of the same officers, and no two of an officer touch each other', () => {
  fc.assert(
    fc.property(times, (given) => {
      const merged = mergeOfficerTimes(given);
      for (const badgeNo of ['100001', '100002']) {
        for (let nr = 0; nr <= 45; nr++) {
          const touching = (all: readonly OfficerTime[]) =>
            all.filter(
              (time) =>
                time.badgeNo === badgeNo && time.from <= hour(nr) && (time.until === null || hour(nr) <= time.until),
            ).length;
          expect(touching(merged)).toBe(Math.min(1, touching(given)));
        }
      }
    }),
  );
});
