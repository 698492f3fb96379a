import { createHash } from 'node:crypto';
import type { ImportProblem, ImportResult } from '@rollcall/shared/resources/imports';
import type { Database, Transaction } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { readSheet } from '../sheets/read-sheet.ts';
import type { FileProblem } from '../sheets/sheet.ts';
import type { ImportDefinition, ImportPlan, RowOutcome } from './import-definition.ts';
import { importMessages } from './import-messages.ts';
import { parseRows } from './parse-rows.ts';
import type { ProblemList } from './problem-list.ts';

export interface ImportRequest extends ChangedBy {
  definition: ImportDefinition;
  bytes: Uint8Array;
  fileName: string;
  /** Nothing is written, and no lock is taken. */
  dryRun: boolean;
  /** Only this unit's officers and recorders may be concerned; everyone's when undefined, nobody's when null. */
  unitCode?: string | null | undefined;
  /** Whose import it is; undefined: the operator's of HQ. */
  accountId?: string | undefined;
}

/** `refused`: nothing was written. At most 500 problems of `problemCount`. */
export type ImportOutcome =
  | { outcome: 'imported'; result: ImportResult }
  | { outcome: 'refused'; problems: ImportProblem[]; problemCount: number };

const mostProblems = 500;

/** Rows that are listed of each number. */
const mostRows = 500;

interface Deps {
  db: Database;
  now: () => Date;
  readSheet: (bytes: Uint8Array) => ReturnType<typeof readSheet>;
}

/**
 * Brings the database to what a spreadsheet says: all of it, or nothing and every reason why. The file is read and checked before
 * any lock is taken, from one snapshot of the database; a dry run ends there.
 */
export async function importSheet(deps: Deps, request: ImportRequest): Promise<ImportOutcome> {
  const { definition, dryRun, by, reason, unitCode, accountId } = request;
  const reading = await deps.readSheet(request.bytes);
  if (reading.outcome === 'refused') return refuseFile(reading.problem);
  const { rows, faulty, rowCount, problems } = parseRows(reading.sheet, definition.columns);
  const plan = (tx: Transaction) =>
    definition.plan(tx, rows, { by, reason, unitCode, accountId, now: deps.now(), problems, faulty });
  const snapshot = deps.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  const { checked, evidence } = await snapshot.execute(async (tx) => {
    const planned = await plan(tx);
    return { checked: planned, evidence: dryRun && problems.count === 0 ? await planned.foresee?.(tx) : undefined };
  });
  const writes = problems.count === 0 && !dryRun && checked.outcomes.some(({ becomes }) => becomes !== 'unchanged');
  const told = writes ? await writePlan(deps, request, { checked, plan, rowCount, problems }) : { plan: checked };
  if (problems.count > 0) {
    return { outcome: 'refused', problems: problems.first(mostProblems), problemCount: problems.count };
  }
  return {
    outcome: 'imported',
    result: { ...resultOf(request, rowCount, problems, told), ...(evidence && { evidence }) },
  };
}

interface Told {
  plan: ImportPlan;
  rosterProposalId?: string | undefined;
}

function resultOf(
  { definition, dryRun }: ImportRequest,
  rows: number,
  problems: ProblemList,
  told: Told,
): ImportResult {
  const outcomes = told.plan.outcomes.toSorted((one, other) => one.row - other.row);
  const { waiting, ...counts } = countOutcomes(outcomes);
  const { applied = [], waits = [], unchanged = [] } = Object.groupBy(outcomes, groupOf);
  const first = (some: readonly RowOutcome[]) =>
    some.slice(0, mostRows).map(({ row, becomes }) => ({ row, becomes, cells: problems.cellsOf(row) }));
  const changes = (some: readonly RowOutcome[]) =>
    first(some).map(({ becomes, ...one }) => ({ ...one, added: becomes === 'added' }));
  return {
    ...{ kind: definition.kind, dryRun, rows, ...counts, waiting, applied: applied.length },
    ...(waiting > 0 && { proposal: { rosterProposalId: told.rosterProposalId ?? null } }),
    rowsOf: {
      headings: problems.headings,
      applied: changes(applied),
      waiting: changes(waits),
      unchanged: first(unchanged).map(({ row, cells }) => ({ row, cells })),
    },
  };
}

function groupOf({ becomes, waits }: RowOutcome): 'applied' | 'waits' | 'unchanged' {
  if (becomes === 'unchanged') return becomes;
  return waits ? 'waits' : 'applied';
}

function countOutcomes(outcomes: readonly RowOutcome[]) {
  const counts = { added: 0, changed: 0, unchanged: 0, waiting: 0 };
  for (const outcome of outcomes) {
    counts[outcome.becomes]++;
    if (groupOf(outcome) === 'waits') counts.waiting++;
  }
  return counts;
}

/** Ends a transaction of which nothing is to stay. */
class Undo extends Error {}

/** Writes what was checked if it still holds when the lock is there. Else the rows are planned again, under the lock. */
async function writePlan(
  { db, now }: Deps,
  request: ImportRequest,
  {
    checked,
    plan,
    rowCount,
    problems,
  }: {
    checked: ImportPlan;
    plan: (tx: Transaction) => Promise<ImportPlan>;
    rowCount: number;
    problems: ProblemList;
  },
): Promise<Told> {
  const { definition } = request;
  const write = async (tx: Transaction, one: ImportPlan) => {
    const written = await one.write(tx, now());
    await appendFact(tx, importFact(request, rowCount, { plan: one, ...written }));
    return { plan: one, ...written };
  };
  const { stillHolds, prepare } = checked;
  if (stillHolds) {
    const told = await unlessUndone(db, async (tx) => {
      await prepare?.(tx);
      await definition.lock(tx);
      if (!(await stillHolds(tx, now()))) throw new Undo();
      return write(tx, checked);
    });
    if (told) return told;
  }
  const told = await unlessUndone(db, async (tx) => {
    await definition.lock(tx);
    const again = await plan(tx);
    if (problems.count > 0) throw new Undo();
    await again.prepare?.(tx);
    return write(tx, again);
  });
  return told ?? { plan: checked };
}

async function unlessUndone<Result>(
  db: Database,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await db.transaction().execute(work);
  } catch (error) {
    if (error instanceof Undo) return undefined;
    throw error;
  }
}

function importFact(
  { definition: { kind }, bytes, fileName, by, reason }: ImportRequest,
  rows: number,
  { plan, rosterProposalId }: Told,
) {
  const { added, changed, unchanged, waiting } = countOutcomes(plan.outcomes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const waits = waiting > 0 ? { waiting, rosterProposalId } : {};
  const payload = { kind, fileName, sha256, rows, added, changed, unchanged, ...waits, by, reason };
  const type = waiting > 0 && waiting === added + changed ? 'import_proposed' : 'import_applied';
  return { type, subject: 'hq:imports', payload } as const;
}

/** Nothing of the file could be used. */
export function refuseFile(code: FileProblem): ImportOutcome {
  const problem = { cell: null, column: null, value: null, code, message: importMessages[code]() };
  return { outcome: 'refused', problems: [problem], problemCount: 1 };
}
