import { expect, it } from 'vitest';
import { parseTimeRanges } from './time-range.ts';

it('reads stretches of time as Postgres writes them, in any time zone', () => {
  expect(parseTimeRanges('{}')).toEqual([]);
  expect(
    parseTimeRanges(
      '{["2026-01-01 00:00:00+00","2026-01-01 04:00:00.123+00"),["2026-01-02 00:00:00+08","2026-01-02 05:30:00+05:30")}',
    ),
  ).toEqual([
    { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-01T04:00:00.123Z') },
    { from: new Date('2026-01-01T16:00:00Z'), to: new Date('2026-01-02T00:00:00Z') },
  ]);
});
