import type { Action } from '@rollcall/shared/http/permissions';
import type { Endpoint } from '@rollcall/shared/resources/endpoint';
import type { OnWire } from '@rollcall/shared/resources/instant';
import type { ListKey } from '@rollcall/shared/resources/resources';
import type { Word } from '@rollcall/shared/words/define-words';
import type { ListColumn } from '@rollcall/shared/words/list-columns';
import type { SelectQueryBuilder } from 'kysely';
import type { z } from 'zod';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { type DownloadDefinition, defineDownload } from './download-definition.ts';
import { everyRow } from './every-row.ts';
import { fileColumns } from './file-columns.ts';
import { cursorAfter, placeIn, type Sort, selectPage } from './keyset.ts';
import type { Route } from './route.ts';
import { serve } from './serve.ts';
import type { SignedIn } from './signed-in.ts';

interface List<Filters extends z.ZodObject, Row extends z.ZodObject> {
  key: ListKey;
  access: Action;
  filters: Filters;
  row: Row;
  endpoint: Endpoint;
}

interface Deps {
  db: Database;
  now: () => Date;
}

type Rows<Tables, Table extends keyof Tables, Found> = SelectQueryBuilder<Tables, Table, Found>;

/** Who looks at the list. */
interface Viewer {
  dataScope: DataScope;
  session: SignedIn;
}

/** `Row`: a row as it is answered. */
interface Shown<Row> {
  /** Its name, of which files are called. */
  title: Word;
  columns: readonly ListColumn<Row>[];
}

/** A list with its route and its files. */
export interface ServedList {
  route(deps: Deps): Route;
  files: DownloadDefinition;
}

type PagedParts<Filters, Row, Rows> = Shown<OnWire<Row>> & {
  sort: Sort;
  select(deps: Deps, filters: Filters, viewer: Viewer): Rows | Promise<Rows>;
};

/**
 * The service's half of a list that comes in pages.
 * @param served.select its rows with these filters, in no order, of what is in sight
 * @param served.readFor reads what tells how a row looks to the viewer, such as the accounts that are his own
 * @param served.toRow left out where rows are selected as they are handled
 */
export function serveList<
  Filters extends z.ZodObject,
  Row extends z.ZodObject,
  Tables,
  Table extends keyof Tables,
  Found extends z.output<Row>,
>(
  list: List<Filters, Row>,
  served: PagedParts<z.output<Filters>, z.output<Row>, Rows<Tables, Table, Found>> & { toRow?: undefined },
): ServedList;
export function serveList<
  Filters extends z.ZodObject,
  Row extends z.ZodObject,
  Tables,
  Table extends keyof Tables,
  Found,
  Read = undefined,
>(
  list: List<Filters, Row>,
  served: PagedParts<z.output<Filters>, z.output<Row>, Rows<Tables, Table, Found>> & {
    readFor?(deps: Deps, viewer: Viewer): Promise<Read>;
    toRow(found: Found, read: Read): z.output<Row>;
  },
): ServedList;
export function serveList<
  Filters extends z.ZodObject,
  Row extends z.ZodObject,
  Tables,
  Table extends keyof Tables,
  Found,
  Read = undefined,
>(
  list: List<Filters, Row>,
  {
    sort,
    select,
    readFor,
    toRow = (found) => found as z.output<Row>,
    ...shown
  }: PagedParts<z.output<Filters>, z.output<Row>, Rows<Tables, Table, Found>> & {
    readFor?: (deps: Deps, viewer: Viewer) => Promise<Read>;
    toRow?: ((found: Found, read: Read) => z.output<Row>) | undefined;
  },
): ServedList {
  return {
    route: (deps) =>
      serve(list.endpoint, async (asked) => {
        const { cursor, limit, ...filters } = asked.query as z.output<Filters> & { cursor?: string; limit: number };
        const after = placeIn(cursor, sort);
        // One more than is shown tells whether there is another page.
        const found = await selectPage(await select(deps, filters as z.output<Filters>, asked), sort, {
          after,
          limit: limit + 1,
        });
        const last = found.length > limit ? found[limit - 1] : undefined;
        const read = (await readFor?.(deps, asked)) as Read;
        const rows = found.slice(0, limit).map((row) => toRow(row, read));
        return { rows, nextCursor: last ? cursorAfter(last, sort) : null };
      }),
    files: filesOf(list, shown, async function* (deps, filters, viewer) {
      const page = async (asked: { after: string[] | undefined; limit: number }) =>
        selectPage(await select(deps, filters, viewer), sort, asked);
      const read = (await readFor?.(deps, viewer)) as Read;
      for await (const found of everyRow(page, ({ place }) => place)) yield toRow(found, read);
    }),
  };
}

/** The service's half of a list that always comes whole. */
export function serveWholeList<Filters extends z.ZodObject, Row extends z.ZodObject>(
  list: List<Filters, Row>,
  {
    select,
    ...shown
  }: Shown<OnWire<z.output<Row>>> & {
    select(deps: Deps, viewer: Viewer, filters: z.output<Filters>): Promise<z.output<Row>[]>;
  },
): ServedList {
  return {
    route: (deps) =>
      serve(list.endpoint, async (asked) => ({
        rows: await select(deps, asked, (asked.query ?? {}) as z.output<Filters>),
      })),
    files: filesOf(list, shown, (deps, filters, viewer) => select(deps, viewer, filters)),
  };
}

/** The files of a list show its rows as they are answered. */
export function filesOf<Filters extends z.ZodObject, Row extends z.ZodObject>(
  { key, access, filters, row }: List<Filters, Row>,
  { title, columns }: Shown<OnWire<z.output<Row>>>,
  select: (
    deps: Deps,
    filters: z.output<Filters>,
    viewer: Viewer,
  ) => AsyncIterable<z.output<Row>> | Promise<Iterable<z.output<Row>>>,
): DownloadDefinition {
  return defineDownload<Filters, OnWire<z.output<Row>>>({
    table: key,
    title,
    access,
    query: filters,
    columns: fileColumns(columns),
    async *rows(deps, query, dataScope, session) {
      for await (const one of await select(deps, query, { dataScope, session }))
        yield row.encode(one) as OnWire<z.output<Row>>;
    },
  });
}
