import type { ScoredBy } from '@rollcall/shared/resources/scores';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import { rulesOfMonth, selectRules } from '../rules/repository.ts';
import { readMonths } from './read-months.ts';
import { type ScoredOfficer, type ScoredUnit, scoreMonth } from './score-month.ts';

/** The scores of a month by the rules that count for it, computed anew. @param asked by default the month of `now` */
export async function readScores(
  db: Database,
  asked: string | undefined,
  now: Date,
): Promise<{ month: string; scoredBy: ScoredBy; officers: ScoredOfficer[]; units: ScoredUnit[] }> {
  const month = asked ?? localDateOf(now).slice(0, 7);
  const { version, fromMonth, rules } = rulesOfMonth(await selectRules(db), month);
  const [rows] = await readMonths(db, [month], now);
  const scored = rows ? scoreMonth(rules, rows) : { officers: [], units: [] };
  return { month, scoredBy: { version, fromMonth, minDutyDays: rules.minDutyDays }, ...scored };
}
