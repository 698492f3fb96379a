import type { FactSubject } from '@rollcall/shared/resources/facts';
import type { Fact } from '../ledger/append-fact.ts';
import type { ChangedBy } from './changed-by.ts';
import type { RowChanges } from './compare-rows.ts';

export type ChangeKind = 'unit' | 'officer' | 'recorder' | 'station' | 'duty_type';

/** A fact for each row that is added or changed. */
export function changeFacts<Row extends object>(
  kind: ChangeKind,
  { added, changed }: RowChanges<Row>,
  keyOf: (row: Row) => string,
  { by, reason }: ChangedBy,
): Fact[] {
  const subjectOf = (row: Row): FactSubject => `${kind}:${keyOf(row)}`;
  return [
    ...added.map((row): Fact => ({ type: `${kind}_added`, subject: subjectOf(row), payload: { ...row, by, reason } })),
    ...changed.map(
      ({ before, after }): Fact => ({
        type: `${kind}_changed`,
        subject: subjectOf(after),
        payload: { before, after, by, reason },
      }),
    ),
  ];
}
