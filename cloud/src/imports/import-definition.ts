import type { Action } from '@rollcall/shared/http/permissions';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import type { Database, Transaction } from '../db/database.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { RowChanges } from '../registry/compare-rows.ts';
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

/** What becomes of a row of the file, by its number there. */
export interface RowOutcome {
  row: number;
  becomes: 'added' | 'changed' | 'unchanged';
  /** For a second person, as one proposal with the others that wait. */
  waits?: boolean;
}

/** What an import would do. Nothing is written yet. */
export interface ImportPlan {
  /** Of every row, in any order. Not read when there are problems. */
  outcomes: readonly RowOutcome[];
  /** How much footage would be case evidence by it that isn't yet. Asked by a dry run alone. */
  foresee?(tx: Transaction): Promise<{ files: number; bytes: number }>;
  /**
   * Writes what nobody else could wait for, before the lock is taken: facts are half of the work of a long file. Undone with
   * the transaction when the plan no longer holds.
   */
  prepare?(tx: Transaction): Promise<void>;
  /** Whether all that the plan relies on is still so. Called under the lock. Left out: the rows are planned again under it. */
  stillHolds?(tx: Transaction, now: Date): Promise<boolean>;
  /** Called under the lock, for a plan without problems. @returns the proposal that waits for a second person */
  write(tx: Transaction, now: Date): Promise<{ rosterProposalId?: string } | undefined>;
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
  /** What the write of such rows must hold. A dry run takes no lock. */
  lock(tx: Transaction): Promise<void>;
  /** Looks up what the rows refer to, and adds what is wrong to the problems. Only reads, and takes no lock. */
  plan(tx: Transaction, rows: readonly ImportRow[], context: WithFaulty<Record<string, unknown>>): Promise<ImportPlan>;
}

/** Writes a few rows one after the other. */
export function inTurn(writes: readonly ((tx: Transaction) => Promise<unknown>)[]): ImportPlan['write'] {
  return async (tx) => {
    for (const write of writes) await write(tx);
    return undefined;
  };
}

/** @param indexes of what was planned @param rowNumbers the rows of what was planned, by index */
export function outcomesByIndex(
  indexes: Record<RowOutcome['becomes'], readonly number[]>,
  rowNumbers: readonly number[],
): RowOutcome[] {
  return (['added', 'changed', 'unchanged'] as const).flatMap((becomes) =>
    indexes[becomes].map((index) => ({ row: rowNumbers[index] ?? 0, becomes })),
  );
}

/** @param rowOf the row of each key */
export function outcomesByKey<Row>(
  { added, changed }: RowChanges<Row>,
  keyOf: (row: Row) => string,
  rowOf: ReadonlyMap<string, number>,
): RowOutcome[] {
  const isAdded = new Set(added.map(keyOf));
  const isChanged = new Set(changed.map(({ after }) => keyOf(after)));
  return [...rowOf].map(([key, row]) => ({
    row,
    becomes: isAdded.has(key) ? 'added' : isChanged.has(key) ? 'changed' : 'unchanged',
  }));
}

/** A definition whose rows are typed by its columns. */
export function defineImport<Columns extends ImportColumns>(definition: {
  kind: ImportKind;
  access: Action;
  title: string;
  columns: Columns;
  choicesOf?: ImportDefinition['choicesOf'];
  lock: ImportDefinition['lock'];
  plan(
    tx: Transaction,
    rows: readonly ImportRow<ValuesOf<Columns>>[],
    context: WithFaulty<ValuesOf<Columns>>,
  ): Promise<ImportPlan>;
}): ImportDefinition {
  return {
    choicesOf: async () => ({}),
    ...definition,
    // The rows were read by these columns.
    plan: (tx, rows, context) =>
      definition.plan(tx, rows as readonly ImportRow<ValuesOf<Columns>>[], context as WithFaulty<ValuesOf<Columns>>),
  };
}
