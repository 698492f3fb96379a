import type { Action } from '@rollcall/shared/http/permissions';
import type { DownloadTable } from '@rollcall/shared/resources/list-downloads';
import type { Language, Word } from '@rollcall/shared/words/define-words';
import type { z } from 'zod';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { type ReferenceNames, readReferenceNames } from '../db/reference-names.ts';
import type { CellValue } from '../sheets/sheet.ts';
import type { SheetColumn } from '../sheets/sheet-column.ts';
import { dataScopeOf } from './data-scope-of.ts';
import type { SignedIn } from './signed-in.ts';

export interface DownloadDeps {
  db: Database;
  now: () => Date;
  /** The ledger's name. */
  origin: string;
}

/** A column: its heading, and what it shows of a row. */
export interface DownloadColumn<Row> {
  heading: Word;
  width: number;
  format: SheetColumn['format'];
  /** @param names what units and stations are called */
  value(row: Row, language: Language, names: ReferenceNames): CellValue;
}

/** One list of the page as a file: the rows that the list has with the same filters, all pages of it. */
export interface DownloadDefinition {
  table: DownloadTable;
  title: Word;
  /** The list's own: who may see it may take it along. */
  access: Action;
  /** The list's own filters. */
  query: z.ZodObject;
  columns: readonly Pick<DownloadColumn<never>, 'heading' | 'width' | 'format'>[];
  /**
   * Rows of cells, read as they are taken.
   * @param query what `query` made of the request's
   */
  cells(
    deps: DownloadDeps,
    query: unknown,
    options: { session: SignedIn; language: Language },
  ): AsyncIterable<CellValue[]>;
}

/** A definition whose filters and rows are typed. Some lists are of what the account asked for, or may decide. */
export function defineDownload<Query extends z.ZodObject, Row>(definition: {
  table: DownloadTable;
  title: Word;
  access: Action;
  query: Query;
  columns: readonly DownloadColumn<Row>[];
  rows(
    deps: DownloadDeps,
    query: z.output<Query>,
    dataScope: DataScope,
    session: SignedIn,
  ): AsyncIterable<Row> | Promise<Iterable<Row>>;
}): DownloadDefinition {
  const { rows, ...rest } = definition;
  return {
    ...rest,
    async *cells(deps, query, { session, language }) {
      const names = await readReferenceNames(deps.db);
      // The route read the query by this schema.
      for await (const row of await rows(deps, query as z.output<Query>, dataScopeOf(session), session)) {
        yield definition.columns.map((column) => column.value(row, language, names));
      }
    },
  };
}
