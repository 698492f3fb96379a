import type { OfficerScoreDetail, ScoreSummary, UnitScoreDetail } from '@rollcall/shared/resources/scores';
import { countByBand } from '@rollcall/shared/scores/score';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { readScores } from './read-scores.ts';
import { officerRow, unitRow } from './to-row.ts';

interface Asked {
  month: string | undefined;
  now: Date;
  dataScope: DataScope;
}

/** An officer's month: what each finding costs, in the order of duty. @throws not_found when the officer isn't in sight */
export async function officerScore(db: Database, badgeNo: string, asked: Asked): Promise<OfficerScoreDetail> {
  const { month, scoredBy, officers } = await readScores(db, asked.month, asked.now);
  const officer = officers.find((one) => one.badgeNo === badgeNo);
  if (!officer || !isInScope(asked.dataScope, officer)) throw errors.notFound(`The score of ${badgeNo}`);
  return {
    ...officerRow(month, officer),
    scoredBy,
    costs: officer.costs.map(({ finding, fullTenths, tenths, limit }) => {
      const { findingId, kind, violationClass, dutyDate, outcome, answerDueOn, decidedAt, late, faults, inspections } =
        finding;
      return {
        ...{ findingId, kind, violationClass, dutyDate, outcome, answerDueOn, decidedAt, late, faults, inspections },
        ...{ fullTenths, tenths, limit },
      };
    }),
  };
}

/** A unit's month. @throws not_found when the unit isn't in sight, or had nobody */
export async function unitScore(db: Database, unitCode: string, asked: Asked): Promise<UnitScoreDetail> {
  const { month, scoredBy, units } = await readScores(db, asked.month, asked.now);
  const unit = units.find((one) => one.unitCode === unitCode);
  if (!unit || !isInScope(asked.dataScope, { unitCode, badgeNo: null }))
    throw errors.notFound(`The score of ${unitCode}`);
  const { meanTenths, lateTenths, overdueTenths, lateAnswers, overdueRectifications } = unit;
  return {
    ...unitRow(month, unit),
    ...{ scoredBy, meanTenths, lateTenths, overdueTenths, lateAnswers, overdueRectifications },
  };
}

/** How the scores of a month are spread. */
export async function scoreSummary(
  db: Database,
  asked: Asked & { unitCode: string | undefined },
): Promise<ScoreSummary> {
  const { month, scoredBy, officers } = await readScores(db, asked.month, asked.now);
  const shown = officers.filter(
    (one) => isInScope(asked.dataScope, one) && (asked.unitCode === undefined || one.unitCode === asked.unitCode),
  );
  const scores = shown.flatMap(({ scoreTenths }) => (scoreTenths === null ? [] : [scoreTenths]));
  return {
    ...{ month, scoredBy, notRated: shown.length - scores.length },
    bands: countByBand(scores),
  };
}
