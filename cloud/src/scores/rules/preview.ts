import type { ScorePreview } from '@rollcall/shared/resources/score-rules';
import { addMonths, localDateOf } from '@rollcall/shared/rules/local-date';
import type { ScoreRules } from '@rollcall/shared/scores/rules';
import type { Database } from '../../db/database.ts';
import { readMonths } from '../month/read-months.ts';
import { scoreMonth } from '../month/score-month.ts';
import { rulesOfMonth, selectRules } from './repository.ts';

const monthsShown = 6;

/** What this month and the five before it are by the rules that count, and would be by those proposed. Whoever has no duty, and no finding, in a month is left out of it. */
export async function previewRules(db: Database, proposed: ScoreRules, now: Date): Promise<ScorePreview> {
  const last = localDateOf(now).slice(0, 7);
  const months = Array.from({ length: monthsShown }, (_, index) => addMonths(last, index - monthsShown + 1));
  const versions = await selectRules(db);
  const read = await readMonths(db, months, now);
  return {
    months: read.map((rows) => {
      const { version, rules } = rulesOfMonth(versions, rows.month);
      const [before, after] = [scoreMonth(rules, rows), scoreMonth(proposed, rows)];
      return {
        ...{ month: rows.month, version },
        units: before.units
          .map(({ unitCode, unitName, scoreTenths }, index) => ({
            ...{ unitCode, unitName, before: scoreTenths, after: after.units[index]?.scoreTenths ?? null },
          }))
          .filter((unit) => unit.before !== null || unit.after !== null),
        officers: before.officers
          .map(({ badgeNo, officerName, unitName, dutyDays, costs, scoreTenths }, index) => ({
            ...{ badgeNo, officerName, unitName, dutyDays, costs: costs.length },
            ...{ before: scoreTenths, after: after.officers[index]?.scoreTenths ?? null },
          }))
          .filter(({ dutyDays, costs }) => dutyDays > 0 || costs > 0)
          .map(({ dutyDays: _days, costs: _costs, ...officer }) => officer),
      };
    }),
  };
}
