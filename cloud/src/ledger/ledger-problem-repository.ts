import type { Database } from '../db/database.ts';
import type { AppError } from '../errors/app-error.ts';

/** Why nothing is added to the ledger at the moment, and what to do; undefined when nothing is in the way. */
export async function readLedgerProblem(
  db: Database,
): Promise<{ code: string; detail: string; nextStep: string; raisedAt: Date } | undefined> {
  return db
    .selectFrom('ledger_problem')
    .select(['code', 'detail', 'next_step as nextStep', 'raised_at as raisedAt'])
    .executeTakeFirst();
}

/** The same problem again stays what it was, with the time when it began. */
export async function raiseLedgerProblem(
  db: Database,
  { code, message: detail, nextStep: next_step }: Pick<AppError, 'code' | 'message' | 'nextStep'>,
  now: Date,
): Promise<void> {
  const problem = { code, detail, next_step, raised_at: now };
  await db
    .insertInto('ledger_problem')
    .values(problem)
    .onConflict((conflict) => conflict.column('one').doUpdateSet(problem).where('ledger_problem.detail', '<>', detail))
    .execute();
}

export async function clearLedgerProblem(db: Database): Promise<void> {
  await db.deleteFrom('ledger_problem').execute();
}
