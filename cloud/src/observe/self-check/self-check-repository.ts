import { type SelfCheckProblem, selfCheckProblemSchema } from '@rollcall/shared/http/self-check';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';

/** @returns whether no other process had noted one for the day */
export async function insertSelfCheck(
  db: Database,
  check: { day: string; at: Date; problems: readonly SelfCheckProblem[] },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('self_check')
    .values({ ...check, problems: JSON.stringify(check.problems) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted === 1n;
}

export async function hasSelfCheck(db: Database, day: string): Promise<boolean> {
  const row = await db.selectFrom('self_check').select('day').where('day', '=', day).executeTakeFirst();
  return row !== undefined;
}

/** The checks of the last days, today's included, the oldest first. A problem that only a newer version knows is left out. */
export async function selectSelfChecks(db: Database, { now, days }: { now: Date; days: number }) {
  const rows = await db
    .selectFrom('self_check')
    .select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day'), 'at', 'problems'])
    .where('day', '>', addDays(localDateOf(now), -days))
    .orderBy('day')
    .execute();
  return rows.map(({ day, at, problems }) => ({
    day,
    at: at.toISOString(),
    problems: (problems as unknown[]).flatMap((one) => selfCheckProblemSchema.safeParse(one).data ?? []),
  }));
}
