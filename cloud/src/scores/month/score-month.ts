import type { ScoreRules } from '@rollcall/shared/scores/rules';
import { type OfficerScore, scoreOfficer, scoreUnit, type UnitScore } from '@rollcall/shared/scores/score';
import type { FindingAbout, MonthRows, UnitMonth } from './read-months.ts';

export type ScoredOfficer = Omit<MonthRows['officers'][number], 'findings'> & OfficerScore<FindingAbout>;
export type ScoredUnit = UnitMonth & UnitScore & { dutyDays: number; ratedOfficers: number; officers: ScoredOfficer[] };

/** The scores of a month by these rules, in the order of its rows. */
export function scoreMonth(
  rules: ScoreRules,
  { officers, units }: MonthRows,
): { officers: ScoredOfficer[]; units: ScoredUnit[] } {
  const scored = officers.map(({ findings, ...officer }) => ({
    ...officer,
    ...scoreOfficer(rules, { dutyDays: officer.dutyDays, findings }),
  }));
  const members = Map.groupBy(scored, ({ unitCode }) => unitCode);
  return {
    officers: scored,
    units: units.map((unit) => {
      const own = members.get(unit.unitCode) ?? [];
      const rated = own.filter(({ scoreTenths }) => scoreTenths !== null);
      return {
        ...unit,
        ...scoreUnit(rules, {
          officers: own,
          lateAnswers: unit.lateAnswers.length,
          overdueRectifications: unit.overdueRectifications.length,
        }),
        dutyDays: rated.reduce((sum, { dutyDays }) => sum + dutyDays, 0),
        ratedOfficers: rated.length,
        officers: own,
      };
    }),
  };
}
