import type { Action } from '@rollcall/shared/http/permissions';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import type { Database, Transaction } from '../db/database.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { SaveResult } from '../registry/save-result.ts';
import type { ImportColumns, ImportRow, ValuesOf } from './import-column.ts';
import type { ProblemList } from './problem-list.ts';

export interface ImportContext extends ChangedBy {
  now: Date;
  /** Only this unit's officers and recorders may be concerned; everyone's when undefined, nobody's when null. */
  unitCode?: string | null | undefined;
  /** Whose import it is. */
  accountId?: string | undefined;
  problems: ProblemList;
}

/** `rosterProposalId`: the rows touch the past, and all of them wait for a second person as this proposal. */
export interface ImportSaved extends SaveResult {
  rosterProposalId?: string;
}

/** Rows of which a cell could not be read; the values of the others are there. They are told of, never saved. */
type WithFaulty<Values> = ImportContext & { faulty: readonly ImportRow<Partial<Values>>[] };

/** One kind of import: its columns, and what is done with its rows. */
export interface ImportDefinition {
  kind: ImportKind;
  /** Who may import it: whoever may change it one by one. */
  access: Action;
  /** In Chinese, for file and sheet names. */
  title: string;
  columns: ImportColumns;
  /** What may be chosen in columns whose choices are in the database. */
  choicesOf(db: Database): Promise<Record<string, string[]>>;
  /**
   * Looks up what the rows refer to, adds what is wrong to the problems, and saves when nothing is. The transaction is
   * rolled back when there are problems, so what was saved before one was found doesn't stay.
   */
  save(tx: Transaction, rows: readonly ImportRow[], context: WithFaulty<Record<string, unknown>>): Promise<ImportSaved>;
}

/** A definition whose rows are typed by its columns. */
export function defineImport<Columns extends ImportColumns>(definition: {
  kind: ImportKind;
  access: Action;
  title: string;
  columns: Columns;
  choicesOf?: ImportDefinition['choicesOf'];
  save(
    tx: Transaction,
    rows: readonly ImportRow<ValuesOf<Columns>>[],
    context: WithFaulty<ValuesOf<Columns>>,
  ): Promise<ImportSaved>;
}): ImportDefinition {
  return {
    choicesOf: async () => ({}),
    ...definition,
    // The rows were read by these columns.
    save: (tx, rows, context) =>
      definition.save(tx, rows as readonly ImportRow<ValuesOf<Columns>>[], context as WithFaulty<ValuesOf<Columns>>),
  };
}
