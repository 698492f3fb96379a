import type { ScoreRow } from '@rollcall/shared/resources/scores';
import type { FindingAbout } from './read-months.ts';
import type { ScoredOfficer, ScoredUnit } from './score-month.ts';

export function officerRow(month: string, officer: ScoredOfficer): ScoreRow {
  const { badgeNo, officerName, unitCode, unitName, scoreTenths, lostTenths, dutyDays, costs } = officer;
  return {
    ...{ month, badgeNo, officerName, unitCode, unitName, scoreTenths, lostTenths, dutyDays, ratedOfficers: null },
    ...counted(costs.map(({ finding }) => finding)),
  };
}

export function unitRow(month: string, unit: ScoredUnit): ScoreRow {
  const { unitCode, unitName, scoreTenths, lateTenths, overdueTenths, dutyDays, ratedOfficers, officers } = unit;
  return {
    ...{ month, badgeNo: null, officerName: null, unitCode, unitName, scoreTenths, dutyDays, ratedOfficers },
    lostTenths: lateTenths + overdueTenths,
    ...counted(officers.flatMap(({ costs }) => costs.map(({ finding }) => finding))),
  };
}

function counted(
  findings: readonly FindingAbout[],
): Pick<ScoreRow, 'confirmed' | 'excused' | 'undecided' | 'changedAt'> {
  const count = (wanted: FindingAbout['outcome']) => findings.filter(({ outcome }) => outcome === wanted).length;
  const changes = findings.flatMap(({ changedAt }) => (changedAt === null ? [] : [changedAt])).sort();
  return {
    ...{ confirmed: count('confirmed'), excused: count('excused'), undecided: count('undecided') },
    changedAt: changes.at(-1) ?? null,
  };
}
