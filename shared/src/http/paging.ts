import { z } from 'zod';

/** Keyset paging: `cursor` is opaque, comes from the page before, and belongs to the same filters. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: limitOf({ most: 200, usual: 50 }),
});

/** How many rows a page has. */
export function limitOf({ most, usual }: { most: number; usual: number }) {
  return z.coerce.number().int().min(1).max(most).default(usual);
}

/** A page of rows; `nextCursor` is null on the last one. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
}
