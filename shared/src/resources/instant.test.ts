import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { instant, type OnWire } from './instant.ts';

const told = z.object({ toldAt: instant, endedAt: instant.nullable(), note: z.string().optional() });

test('a request may say an instant with any offset, and HQ gets a Date', () => {
  expect(told.parse({ toldAt: '2026-10-09T08:00:00+08:00', endedAt: null })).toEqual({
    toldAt: new Date('2026-10-09T00:00:00.000Z'),
    endedAt: null,
  });
  expect(instant.parse('2026-10-09T00:00:00.123456Z')).toEqual(new Date('2026-10-09T00:00:00.123Z'));
});

test('an answer says it in UTC to the millisecond', () => {
  const toldAt = new Date('2026-10-09T08:00:00+08:00');
  expect(told.encode({ toldAt, endedAt: null })).toEqual({ toldAt: '2026-10-09T00:00:00.000Z', endedAt: null });
});

test.each(['2026-10-09', '2026-10-09T08:00:00', '2026-13-09T08:00:00Z', 'yesterday', 1_791_504_000_000, null])(
  '%j is no instant',
  (given) => {
    const { error } = instant.safeParse(given);
    expect(error?.issues).toEqual(z.iso.datetime({ offset: true }).safeParse(given).error?.issues);
    expect(error).toBeDefined();
  },
);

test('a Date without a time is not answered', () => {
  expect(z.safeEncode(instant, new Date(Number.NaN)).success).toBe(false);
});

test('the page sees text, HQ dates', () => {
  expectTypeOf<z.input<typeof told>>().toEqualTypeOf<{
    toldAt: string;
    endedAt: string | null;
    note?: string | undefined;
  }>();
  expectTypeOf<z.output<typeof told>>().toEqualTypeOf<{
    toldAt: Date;
    endedAt: Date | null;
    note?: string | undefined;
  }>();
  expectTypeOf<OnWire<z.output<typeof told>>>().toEqualTypeOf<z.input<typeof told>>();
});
