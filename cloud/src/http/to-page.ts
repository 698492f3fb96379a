import { encodeCursor } from './page-cursor.ts';

/**
 * A page of what a list found.
 * @param found one more than `limit` when there is another page
 * @param placeOf what the next page begins after
 */
export function toPage<Found, Row>(
  found: readonly Found[],
  limit: number,
  { toRow, placeOf }: { toRow: (found: Found) => Row; placeOf: (row: Row) => Record<string, string> },
): { rows: Row[]; nextCursor: string | null } {
  const rows = found.slice(0, limit).map(toRow);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > limit && last ? encodeCursor(placeOf(last)) : null };
}
