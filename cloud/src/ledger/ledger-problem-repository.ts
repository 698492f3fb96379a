import type { Database, Transaction } from '../db/database.ts';
import type { AppError } from '../errors/app-error.ts';

/** The problem that stops the ledger, and what to do; undefined if there is none. */
export async function readLedgerProblem(
  db: Database | Transaction,
): Promise<{ code: string; detail: string; nextStep: string; raisedAt: Date } | undefined> {
  return db
    .selectFrom('ledger_problem')
    .select(['code', 'detail', 'next_step as nextStep', 'raised_at as raisedAt'])
    .executeTakeFirst();
}

/** Stores the problem. The same problem again keeps the time when it began. */
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
