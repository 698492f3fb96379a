import type { RosterAct } from '@rollcall/shared/http/roster-proposals';
import type { Transaction } from '../db/database.ts';
import type { RosterEdit } from '../duty/roster-proposals/roster-edit.ts';
import { planRosterImport, type Relied } from '../duty/roster-proposals/roster-import.ts';
import { type ImportContext, type ImportPlan, inTurn } from './import-definition.ts';

/**
 * Rows of a roster or of leave: those that can count at once do, and those that touch the past wait as one proposal.
 * @param edits of what the plan adds, then of what it changes
 */
export async function planRosterRows(
  tx: Transaction,
  {
    plan: { added, changed, unchanged, indexes },
    rowNumbers,
    ...planned
  }: {
    act: RosterAct;
    edits: readonly RosterEdit[];
    relied: Relied;
    plan: {
      added: readonly unknown[];
      changed: readonly unknown[];
      unchanged: number;
      indexes: Record<'added' | 'changed' | 'unchanged', number[]>;
    };
    rowNumbers: readonly number[];
  },
  context: ImportContext,
): Promise<ImportPlan> {
  const counts = { added: added.length, changed: changed.length, unchanged };
  const rowOf = (index: number) => rowNumbers[index] ?? 0;
  if (context.problems.count > 0) return { ...counts, write: inTurn([]) };
  const { waits, ...writing } = await planRosterImport(tx, planned, context);
  const rows = [
    ...indexes.added.map((index) => ({ row: rowOf(index), added: true })),
    ...indexes.changed.map((index) => ({ row: rowOf(index), added: false })),
  ];
  return {
    ...counts,
    waiting: waits.size,
    rowsOf: {
      applied: rows.filter((_, edit) => !waits.has(edit)),
      waiting: rows.filter((_, edit) => waits.has(edit)),
      unchanged: indexes.unchanged.map((index) => ({ row: rowOf(index) })),
    },
    ...writing,
  };
}
