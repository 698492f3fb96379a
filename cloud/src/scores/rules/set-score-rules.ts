import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { ScoreRules } from '@rollcall/shared/scores/rules';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { problem } from './problem.ts';
import { selectRules } from './repository.ts';

/**
 * Sets by which rules months are scored from `fromMonth` on. @param known the newest version that its author saw
 * @returns its version @throws score_month_begun, score_rules_changed
 */
export async function setScoreRules(
  { db, now }: { db: Database; now: () => Date },
  by: string,
  {
    version: known,
    fromMonth,
    rules,
    reason,
  }: { version: number; fromMonth: string; rules: ScoreRules; reason: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('rollcall score rules'))`.execute(tx);
    const [newest] = await selectRules(tx);
    if (newest?.version !== known) throw problem('score_rules_changed');
    // Read after the lock: whoever waited for it over midnight is late.
    const at = now();
    if (fromMonth <= localDateOf(at).slice(0, 7)) throw problem('score_month_begun');
    const version = known + 1;
    await tx
      .insertInto('score_rules')
      .values({ version, from_month: fromMonth, rules: JSON.stringify(rules), reason, set_by: by, set_at: at })
      .execute();
    await appendFact(tx, {
      type: 'score_rules_set',
      subject: `score_rules:${version}`,
      payload: { by, reason, fromMonth, rules },
    });
    return version;
  });
}
