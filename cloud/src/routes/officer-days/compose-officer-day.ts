import type { OfficerDay, OfficerDayActivity } from '@rollcall/shared/http/officer-days';
import { selectActivityCoverage } from '../../coverage/activity-coverage-repository.ts';
import type { CoverageOptions } from '../../coverage/coverage-repository.ts';
import { selectCoverage } from '../../coverage/coverage-repository.ts';
import type { Stretch } from '../../coverage/covered-activity.ts';
import { selectDayRecordings } from '../../coverage/day-recording-repository.ts';
import { explainedShifts } from '../../coverage/explained-shifts.ts';
import {
  type DayActivity,
  type DayOfficer,
  type DayShift,
  selectDayActivities,
  selectDayExemptions,
  selectDayFaults,
  selectDayHoldings,
  selectDayLeave,
  selectDayLog,
  selectDayOutages,
} from '../../coverage/officer-day-repository.ts';
import { selectOfficerDayTime } from '../../coverage/officer-day-time.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { selectFindingsAbout } from '../../findings/finding-list-repository.ts';
import { judgeActivity } from '../../reconcile/judge-activity.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { toFindingRow } from '../findings/to-finding-row.ts';

/** Computes an officer's date anew: the time axis, what lies on it, and what was found about it. */
export async function composeOfficerDay(
  db: Database,
  officer: DayOfficer,
  { date, asOf, dataScope }: { date: string; asOf: Date; dataScope: DataScope },
): Promise<OfficerDay> {
  const { badgeNo } = officer;
  const { time, dayShifts } = await selectOfficerDayTime(db, officer, date);
  const options = { asOf, parameters: await readParameters(db) };
  const [shifts, leave, exemptions, holdings, outages, activities, recordings, log] = await Promise.all([
    shiftsOf(db, dayShifts, options),
    selectDayLeave(db, time),
    selectDayExemptions(db, time),
    selectDayHoldings(db, time),
    selectDayOutages(db, time),
    selectDayActivities(db, time).then((found) => activitiesOf(db, found, options)),
    selectDayRecordings(db, { ...time, asOf }),
    selectDayLog(db, time),
  ]);
  const recorderSerials = [...new Set(holdings.map(({ recorderSerial }) => recorderSerial))];
  const [faults, findings] = await Promise.all([
    selectDayFaults(db, recorderSerials, time),
    selectFindingsAbout(
      db,
      {
        shiftIds: dayShifts.map(({ shiftId }) => shiftId),
        activityIds: activities.map(({ activityId }) => activityId),
        recordingIds: recordings.map(({ recordingId }) => recordingId),
        recorderSerials,
        badgeNo,
        date,
      },
      dataScope,
    ),
  ]);
  return {
    ...officer,
    date,
    asOf: asOf.toISOString(),
    ...isoTimes(time),
    shifts,
    leave: leave.map((one) => ({ ...one, ...isoTimes(one) })),
    exemptions: exemptions.map((one) => ({ ...one, ...isoTimes(one) })),
    holdings: holdings.map((one) => ({ ...one, ...isoOpen(one) })),
    faults: faults.map((one) => ({ ...one, ...isoOpen(one) })),
    outages: outages.map((one) => ({ ...one, ...isoOpen(one) })),
    activities,
    recordings: recordings.map((one) => ({ ...one, ...isoTimes(one), announcedAt: one.announcedAt.toISOString() })),
    recorderLog: log.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    findings: findings.map(toFindingRow),
  };
}

async function shiftsOf(
  db: Database,
  dayShifts: readonly DayShift[],
  options: CoverageOptions,
): Promise<OfficerDay['shifts']> {
  const shiftIds = dayShifts.map(({ shiftId }) => shiftId);
  const covered = await explainedShifts(db, await selectCoverage(db, { shiftIds }, options));
  return dayShifts.flatMap(({ shiftId, breaks, campaignId, plannedRecorderSerial }) => {
    const shift = covered.get(shiftId);
    if (!shift) return [];
    return [{ ...shift, breaks: breaks.map(isoTimes), campaignId, plannedRecorderSerial }];
  });
}

async function activitiesOf(
  db: Database,
  dayActivities: readonly DayActivity[],
  options: CoverageOptions,
): Promise<OfficerDayActivity[]> {
  const ids = dayActivities.map(({ activityId }) => activityId);
  const covered = new Map(
    (await selectActivityCoverage(db, ids, options)).map((activity) => [activity.activityId, activity]),
  );
  return dayActivities.flatMap(({ cannotTell, ...activity }) => {
    const now = covered.get(activity.activityId);
    if (!now) return [];
    const { verdict } = judgeActivity(now, options.parameters);
    return [
      {
        ...activity,
        startsAt: activity.startsAt.toISOString(),
        endsAt: activity.endsAt.toISOString(),
        badgeNos: now.officers.map(({ badgeNo }) => badgeNo),
        verdict: verdict === 'not_covered' && cannotTell ? 'cannot_tell' : verdict,
        covered: now.covered.map(isoStretch),
        dueAt: now.dueAt.toISOString(),
      },
    ];
  });
}

function isoTimes({ from, to }: { from: Date; to: Date }): { from: string; to: string } {
  return { from: from.toISOString(), to: to.toISOString() };
}

function isoOpen({ from, to }: { from: Date; to: Date | null }): { from: string; to: string | null } {
  return { from: from.toISOString(), to: to?.toISOString() ?? null };
}

function isoStretch([from, to]: Stretch): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
