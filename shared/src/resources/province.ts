import { z } from 'zod';

/** What the province's platform calls them, in the order of its table. `docs/province.md` says what each holds. */
export const provinceFields = [
  'wjbh',
  'wjbm',
  'pssj',
  'wjdx',
  'wjsc',
  'wjlx',
  'bzlx',
  'jybh',
  'jy_xm',
  'jgdm',
  'dwmc',
  'cpxh',
  'gzz_xh',
  'scsj',
] as const;

/** A recording, as the province's platform takes it; null: nobody knows. Times are local, as `2026-11-24 08:30:00`. */
export type ProvinceRow = Record<(typeof provinceFields)[number], string | number | null>;

const mostDaysAfter = 365;

const dateSchema = z.iso.date().refine((date) => date >= '2000-01-01' && date <= '2099-12-31', {
  error: 'must lie between 2000 and 2099',
});

/** GET /api/v1/exports/province: recordings of these local dates, both included. */
export const provinceQuerySchema = z
  .object({ from: dateSchema, to: dateSchema, format: z.enum(['csv', 'json']) })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= mostDaysAfter * 86_400_000, {
    error: `must not be before from, and at most ${mostDaysAfter} days after it`,
    path: ['to'],
  });
