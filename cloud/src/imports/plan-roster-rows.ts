import type { RosterAct } from '@rollcall/shared/fields/roster-proposals';
import type { Transaction } from '../db/database.ts';
import type { RosterEdit } from '../duty/roster-proposals/roster-edit.ts';
import { planRosterImport, type Relied } from '../duty/roster-proposals/roster-import.ts';
import { type ImportContext, type ImportPlan, inTurn, outcomesByIndex, type RowOutcome } from './import-definition.ts';

/**
 * Rows of a roster or of leave: those that can count at once do, and those that touch the past wait as one proposal.
 * @param edits of what the plan adds, then of what it changes
 */
export async function planRosterRows(
  tx: Transaction,
  {
    plan: { indexes },
    rowNumbers,
    ...planned
  }: {
    act: RosterAct;
    edits: readonly RosterEdit[];
    relied: Relied;
    plan: { indexes: Record<RowOutcome['becomes'], number[]> };
    rowNumbers: readonly number[];
  },
  context: ImportContext,
): Promise<ImportPlan> {
  if (context.problems.count > 0) return { outcomes: [], write: inTurn([]) };
  const { waits, ...writing } = await planRosterImport(tx, planned, context);
  // The edits come first among the outcomes, in their order.
  const outcomes = outcomesByIndex(indexes, rowNumbers).map((one, edit) => ({ ...one, waits: waits.has(edit) }));
  return { outcomes, ...writing };
}
