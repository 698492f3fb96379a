import { createHash } from 'node:crypto';
import type { ImportKind, ImportProblem, ImportResult } from '@rollcall/shared/http/imports';
import type { Database, Transaction } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { SheetReader } from '../sheets/create-sheet-reader.ts';
import type { FileProblem } from '../sheets/sheet.ts';
import { importDefinitions } from './import-definitions.ts';
import { importMessages } from './import-messages.ts';
import { parseRows } from './parse-rows.ts';

export interface ImportRequest extends ChangedBy {
  kind: ImportKind;
  bytes: Uint8Array;
  fileName: string;
  /** Everything is done but kept. */
  dryRun: boolean;
  /** Only this unit's officers and recorders may be concerned; everyone's when undefined, nobody's when null. */
  unitCode?: string | null | undefined;
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
  const { kind, dryRun, by, reason, unitCode } = request;
  const reading = await deps.readSheet(request.bytes);
  if (reading.outcome === 'refused') return refuseFile(reading.problem);
  const definition = importDefinitions[kind];
  const { rows, faulty, rowCount, problems } = parseRows(reading.sheet, definition.columns);
  const context = { by, reason, unitCode, now: deps.now(), problems };
  const saved = await inTransaction(deps.db, async (tx) => {
    const counts = await definition.save(tx, rows, { ...context, faulty });
    const { added, changed, unchanged } = counts;
    const keep = problems.count === 0 && !dryRun;
    if (keep && added + changed > 0)
      await appendFact(tx, importFact(request, { rows: rowCount, added, changed, unchanged }));
    return { counts, keep };
  });
  if (problems.count > 0) {
    return { outcome: 'refused', problems: problems.first(mostProblems), problemCount: problems.count };
  }
  const { added, changed, unchanged } = saved;
  return { outcome: 'imported', result: { kind, dryRun, rows: rowCount, added, changed, unchanged } };
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

function importFact({ kind, bytes, fileName, by, reason }: ImportRequest, counts: object) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const payload = { kind, fileName, sha256, ...counts, by, reason };
  return { type: 'import_applied', subject: 'hq:imports', payload } as const;
}

function refuseFile(code: FileProblem): ImportOutcome {
  const problem = { cell: null, column: null, value: null, code, message: importMessages[code]() };
  return { outcome: 'refused', problems: [problem], problemCount: 1 };
}
