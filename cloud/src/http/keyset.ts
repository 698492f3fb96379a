import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './page-cursor.ts';

/** What a list is sorted by: what differs, and last what tells rows apart. Null nowhere. */
export interface SortKey {
  by: RawBuilder<unknown>;
  type: keyof typeof places;
}

export interface Sort {
  direction: 'asc' | 'desc';
  keys: readonly [SortKey, ...SortKey[]];
  /** Of a list that has several: a place in one order is none in another. */
  name?: string;
}

/** A row's place in its list. */
export interface Placed {
  place: string[];
}

/** What a value looks like in a cursor: only what Postgres reads without an error. */
const places = {
  timestamptz: z.iso.datetime(),
  uuid: z.uuid(),
  date: z.iso.date(),
  text: z.string(),
  integer: z.string().regex(/^-?\d{1,9}$/),
  bigint: z.string().regex(/^-?\d{1,18}$/),
};

/** The rows that follow a place, in the list's order, each with its own: the values of the sort keys, exactly. */
export async function selectPage<Tables, Table extends keyof Tables, Found>(
  rows: SelectQueryBuilder<Tables, Table, Found>,
  { direction, keys }: Sort,
  { after, limit }: { after: string[] | undefined; limit: number },
): Promise<(Found & Placed)[]> {
  let page = rows.select(sql<string[]>`array[${sql.join(keys.map(toText))}]`.as('place'));
  if (after !== undefined) {
    const last = keys.map(({ type }, index) => sql`${after[index]}::${sql.raw(type)}`);
    const follows = sql.raw(direction === 'asc' ? '>' : '<');
    page = page.where(sql<SqlBool>`(${sql.join(keys.map(({ by }) => by))}) ${follows} (${sql.join(last)})`);
  }
  for (const { by } of keys) page = page.orderBy(by, direction);
  // Kysely can't tell what is selected from tables that it doesn't know.
  return (await page.limit(limit).execute()) as (Found & Placed)[];
}

/** @throws bad_cursor when it isn't one that this list gave out */
export function placeIn(cursor: string | undefined, { keys, name }: Sort): string[] | undefined {
  if (cursor === undefined) return undefined;
  const [first, ...rest] = keys;
  const place = z.tuple([places[first.type], ...rest.map(({ type }) => places[type])]);
  if (name === undefined) return decodeCursor(place, cursor);
  return decodeCursor(z.object({ order: z.literal(name), place }), cursor).place;
}

/** The cursor of the page that follows a row. */
export function cursorAfter({ place }: Placed, { name }: Sort): string {
  return encodeCursor(name === undefined ? place : { order: name, place });
}

/** To the microsecond, as Postgres keeps it. */
function toText({ by, type }: SortKey): RawBuilder<string> {
  if (type !== 'timestamptz') return sql`${by}::text`;
  return sql`to_char(${by} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
