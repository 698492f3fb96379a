import type { OfficerFile, OfficerFileDay, OfficerFileNumbers } from '@rollcall/shared/resources/officer-file';
import { addDays, addMonths, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { selectCoverage } from '../../coverage/coverage-repository.ts';
import type { CoveredShift } from '../../coverage/covered-shift.ts';
import { selectDayExemptions, selectDayHoldings, selectDayLeave } from '../../coverage/officer-day-repository.ts';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { addTotals, noTotals } from '../../duty/shifts/not-yet-repository.ts';
import { errors } from '../../errors/errors.ts';
import { type StoredFinding, selectFindings } from '../../findings/finding-list-repository.ts';
import { reOffencesWith } from '../../findings/re-offences/repository.ts';
import { toRow as toReOffence } from '../../findings/re-offences/to-row.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import {
  countFileActivities,
  countFileFindings,
  countFileRecordings,
  findFileOfficer,
  selectFileDisputes,
  selectFileFaults,
  selectFileLeaders,
  selectFileSessions,
  sumFileMonths,
} from './repository.ts';

const monthsOfTrend = 6;
/** No officer has as many in a month. */
const mostFindings = 10_000;

/**
 * An officer's file of a month, computed anew; of the months before, the trend has what the last look at each shift found. Each
 * section is a read of its own.
 * @param month by default that of `asOf`
 * @throws not_found when the officer isn't in sight
 */
export async function composeOfficerFile(
  db: Database,
  badgeNo: string,
  {
    asOf,
    month = localDateOf(asOf).slice(0, 7),
    dataScope,
  }: { asOf: Date; month: string | undefined; dataScope: DataScope },
): Promise<OfficerFile> {
  const officer = await findFileOfficer(db, badgeNo);
  if (!officer || !isInScope(dataScope, officer)) throw errors.notFound(`The officer ${badgeNo}`);
  const [first, next] = [`${month}-01`, `${addMonths(month, 1)}-01`];
  const time = { badgeNo, unitCode: officer.unitCode, from: startOfLocalDate(first), to: startOfLocalDate(next) };
  const months = Array.from({ length: monthsOfTrend }, (_, index) => addMonths(month, index - monthsOfTrend + 1));
  const trendFrom = `${months[0]}-01`;
  const lastDay = addDays(next, -1);
  const parameters = await readParameters(db);
  const [shifts, recordings, findings, leaders, holdings, activities, explanations, disputes, faults, leave, ...more] =
    await Promise.all([
      selectCoverage(db, { overlapping: time, dataScope: { unitCode: null, badgeNo } }, { asOf, parameters }),
      countFileRecordings(db, { ...time, asOf }),
      selectFindings(
        db,
        { badgeNo, from: first, to: lastDay, sort: 'foundAt' },
        { dataScope, after: undefined, now: asOf, limit: mostFindings },
      ),
      selectFileLeaders(db, time),
      selectDayHoldings(db, time),
      countFileActivities(db, time),
      selectDayExemptions(db, time),
      selectFileDisputes(db, time),
      selectFileFaults(db, time),
      selectDayLeave(db, time),
      sumFileMonths(db, { ...time, asOf, from: startOfLocalDate(trendFrom) }),
      countFileFindings(db, { badgeNo, from: trendFrom, to: lastDay, dataScope }),
      selectFileSessions(db, time),
      reOffencesWith(db, { badgeNo, from: first, to: lastDay }, { dataScope, reOffenceDays: parameters.reOffenceDays })
        .orderBy('r.duty_date')
        .orderBy('r.finding_id')
        .execute(),
    ]);
  const days = daysOf(
    shifts.filter(({ dutyDate }) => dutyDate.startsWith(month)),
    recordings,
    findings,
  );
  const totals = sumOf(days);
  const [coverageOf, findingsOf, sessions, reOffences] = more;
  return {
    ...officer,
    knownSince: officer.knownSince.toISOString(),
    month,
    asOf: asOf.toISOString(),
    leaders: leaders.map((one) => ({
      ...one,
      from: one.from?.toISOString() ?? null,
      to: one.to?.toISOString() ?? null,
    })),
    days,
    totals,
    holdings: holdings.map(isoOpen),
    activities,
    findings: findings.map(toFinding).sort(byDuty),
    explanations: explanations.map(isoTimes),
    disputes: disputes.map((one) => ({ ...isoOpen(one), disputedAt: one.disputedAt.toISOString() })),
    faults: faults.map((one) => ({ ...one, reportedAt: one.reportedAt.toISOString() })),
    leave: leave.map(isoTimes),
    sessions: sessions.map((one) => ({ ...one, startsAt: one.startsAt.toISOString() })),
    reOffences: reOffences.map(toReOffence),
    trend: months.map((one) => ({
      month: one,
      coverage: one === month ? totals.coverage : (coverageOf.get(one) ?? noTotals),
      findings: findingsOf.get(one) ?? 0,
    })),
  };
}

function daysOf(
  shifts: readonly CoveredShift[],
  recordings: ReadonlyMap<string, number>,
  findings: readonly StoredFinding[],
): OfficerFileDay[] {
  const shiftsOn = Map.groupBy(shifts, ({ dutyDate }) => dutyDate);
  const findingsOn = Map.groupBy(findings, ({ duty_date }) => duty_date);
  const dates = new Set([...shiftsOn.keys(), ...recordings.keys(), ...findingsOn.keys()]);
  return [...dates].sort().map((date) => {
    const own = shiftsOn.get(date) ?? [];
    return {
      date,
      shifts: own.length,
      coverage: own.map(({ totals }) => totals).reduce(addTotals, noTotals),
      recordings: recordings.get(date) ?? 0,
      findings: findingsOn.get(date)?.length ?? 0,
    };
  });
}

function sumOf(days: readonly OfficerFileDay[]): OfficerFileNumbers {
  const sum = (name: 'shifts' | 'recordings' | 'findings') => days.reduce((total, day) => total + day[name], 0);
  return {
    shifts: sum('shifts'),
    coverage: days.map(({ coverage }) => coverage).reduce(addTotals, noTotals),
    recordings: sum('recordings'),
    findings: sum('findings'),
  };
}

function toFinding(row: StoredFinding): OfficerFile['findings'][number] {
  return {
    findingId: row.finding_id,
    kind: row.kind,
    state: row.state,
    grade: row.grade,
    dutyDate: row.duty_date,
    answerCount: row.answer_count,
    handling: row.handling,
    answerDueOn: row.answer_due_on,
    appeal: row.appeal,
  };
}

/** Of one date, as they were found. */
function byDuty(one: { dutyDate: string }, other: { dutyDate: string }): number {
  return one.dutyDate === other.dutyDate ? 0 : one.dutyDate < other.dutyDate ? -1 : 1;
}

function isoTimes<One extends { from: Date; to: Date }>(one: One) {
  return { ...one, from: one.from.toISOString(), to: one.to.toISOString() };
}

function isoOpen<One extends { from: Date; to: Date | null }>(one: One) {
  return { ...one, from: one.from.toISOString(), to: one.to?.toISOString() ?? null };
}
