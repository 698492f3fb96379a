import { createHash } from 'node:crypto';
import type { ImportProblem, ImportResult } from '@rollcall/shared/resources/imports';
import type { Database, Transaction } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { SheetReader } from '../sheets/create-sheet-reader.ts';
import type { FileProblem } from '../sheets/sheet.ts';
import type { ImportDefinition, ImportSaved } from './import-definition.ts';
import { importMessages } from './import-messages.ts';
import { parseRows } from './parse-rows.ts';

export interface ImportRequest extends ChangedBy {
  definition: ImportDefinition;
  bytes: Uint8Array;
  fileName: string;
  /** Everything is done but kept. */
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

/** Brings the database to what a spreadsheet says: all of it, or nothing and every reason why. */
export async function importSheet(
  deps: { db: Database; now: () => Date; readSheet: SheetReader },
  request: ImportRequest,
): Promise<ImportOutcome> {
  const { definition, dryRun, by, reason, unitCode, accountId } = request;
  const reading = await deps.readSheet(request.bytes);
  if (reading.outcome === 'refused') return refuseFile(reading.problem);
  const { rows, faulty, rowCount, problems } = parseRows(reading.sheet, definition.columns);
  const context = { by, reason, unitCode, accountId, now: deps.now(), problems };
  const saved = await inTransaction(deps.db, async (tx) => {
    const counts = await definition.save(tx, rows, { ...context, faulty });
    const keep = problems.count === 0 && !dryRun;
    if (keep && counts.added + counts.changed > 0) await appendFact(tx, importFact(request, rowCount, counts));
    return { counts, keep };
  });
  if (problems.count > 0) {
    return { outcome: 'refused', problems: problems.first(mostProblems), problemCount: problems.count };
  }
  const { added, changed, unchanged, rosterProposalId } = saved;
  const waits =
    rosterProposalId === undefined ? {} : { proposal: { rosterProposalId: dryRun ? null : rosterProposalId } };
  return {
    outcome: 'imported',
    result: { kind: definition.kind, dryRun, rows: rowCount, added, changed, unchanged, ...waits },
  };
}

/** Ends a transaction that nothing is wrong with, and none of which is to stay. */
class Undo extends Error {}

async function inTransaction<Counts>(
  db: Database,
  work: (tx: Transaction) => Promise<{ counts: Counts; keep: boolean }>,
): Promise<Counts> {
  let done: Counts | undefined;
  try {
    return await db.transaction().execute(async (tx) => {
      const { counts, keep } = await work(tx);
      done = counts;
      if (!keep) throw new Undo();
      return counts;
    });
  } catch (error) {
    if (error instanceof Undo && done !== undefined) return done;
    throw error;
  }
}

function importFact(
  { definition: { kind }, bytes, fileName, by, reason }: ImportRequest,
  rows: number,
  { added, changed, unchanged, rosterProposalId }: ImportSaved,
) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const payload = { kind, fileName, sha256, rows, added, changed, unchanged, rosterProposalId, by, reason };
  const type = rosterProposalId === undefined ? 'import_applied' : 'import_proposed';
  return { type, subject: 'hq:imports', payload } as const;
}

function refuseFile(code: FileProblem): ImportOutcome {
  const problem = { cell: null, column: null, value: null, code, message: importMessages[code]() };
  return { outcome: 'refused', problems: [problem], problemCount: 1 };
}
