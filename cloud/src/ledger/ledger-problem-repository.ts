import type { Database } from '../db/database.ts';

/** Why nothing is added to the ledger at the moment; undefined when nothing is in the way. */
export async function readLedgerProblem(
  db: Database,
): Promise<{ code: string; detail: string; raisedAt: Date } | undefined> {
  return db.selectFrom('ledger_problem').select(['code', 'detail', 'raised_at as raisedAt']).executeTakeFirst();
}

/** The same problem again stays what it was, with the time when it began. */
export async function raiseLedgerProblem(
  db: Database,
  problem: { code: string; detail: string; now: Date },
): Promise<void> {
  const { code, detail, now } = problem;
  await db
    .insertInto('ledger_problem')
    .values({ code, detail, raised_at: now })
    .onConflict((conflict) =>
      conflict.column('one').doUpdateSet({ code, detail, raised_at: now }).where('ledger_problem.detail', '<>', detail),
    )
    .execute();
}

export async function clearLedgerProblem(db: Database): Promise<void> {
  await db.deleteFrom('ledger_problem').execute();
}
