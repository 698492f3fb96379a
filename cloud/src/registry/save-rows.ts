import type { Transaction } from '../db/database.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { type ChangeKind, changeFacts } from './change-facts.ts';
import type { ChangedBy } from './changed-by.ts';
import { compareRows, type RowChanges } from './compare-rows.ts';
import { lockRegistry } from './registry-lock-repository.ts';
import type { SaveResult } from './save-result.ts';

export interface RowStore<Row, Wanted> {
  kind: ChangeKind;
  keyOf(row: Wanted): string;
  /** The stored rows of these keys. */
  select(tx: Transaction, keys: string[]): Promise<Row[]>;
  /** A whole row: what `wanted` leaves out stays as it is, or has its default when the row is new. */
  complete(wanted: Wanted, stored: Row | undefined): Row;
  upsert(tx: Transaction, rows: Row[]): Promise<void>;
  /** Has looked at again what hangs on what was changed. */
  review?(tx: Transaction, changes: RowChanges<Row>): Promise<void>;
}

/**
 * Brings the rows to what is wanted, with a fact for each that is added or changed, in a few statements whatever their
 * number. The same rows again change nothing.
 * @param wanted each key once
 */
export async function saveRows<Row extends Wanted & object, Wanted>(
  tx: Transaction,
  store: RowStore<Row, Wanted>,
  wanted: readonly Wanted[],
  by: ChangedBy,
): Promise<SaveResult> {
  await lockRegistry(tx);
  const changes = await compareWithStored(tx, store, wanted);
  const toWrite = [...changes.added, ...changes.changed.map(({ after }) => after)];
  if (toWrite.length > 0) {
    await store.upsert(tx, toWrite);
    await store.review?.(tx, changes);
  }
  await appendFacts(tx, changeFacts(store.kind, changes, store.keyOf, by));
  return { added: changes.added.length, changed: changes.changed.length, unchanged: changes.unchanged };
}

/** What saving these rows would change. Only reads. @param wanted each key once */
export async function compareWithStored<Row extends Wanted & object, Wanted>(
  tx: Transaction,
  { keyOf, select, complete }: Pick<RowStore<Row, Wanted>, 'keyOf' | 'select' | 'complete'>,
  wanted: readonly Wanted[],
): Promise<RowChanges<Row>> {
  const stored = new Map((await select(tx, wanted.map(keyOf))).map((row) => [keyOf(row), row]));
  return compareRows(
    stored,
    wanted.map((row) => complete(row, stored.get(keyOf(row)))),
    keyOf,
  );
}
