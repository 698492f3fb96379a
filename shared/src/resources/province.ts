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

const mostDays = 366;

const dateSchema = z.iso.date().refine((date) => date >= '2000-01-01' && date <= '2099-12-31', {
  error: 'must lie between 2000 and 2099',
});

/** GET /api/v1/exports/province: recordings of these local dates, both included. */
export const provinceQuerySchema = z
  .object({ from: dateSchema, to: dateSchema, format: z.enum(['csv', 'json']) })
  .refine(({ from, to }) => from <= to, { error: 'must not be before `from`', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < mostDays * 86_400_000, {
    error: `must be less than ${mostDays} days after \`from\``,
    path: ['to'],
  });
