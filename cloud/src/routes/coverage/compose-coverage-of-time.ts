import type { CoverageOfTime } from '@rollcall/shared/http/coverage-of-time';
import type { RulesEdition } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import { selectCoverage, totalsOf } from '../../coverage/coverage-repository.ts';
import type { Segment } from '../../coverage/covered-shift.ts';
import { selectDayRecordings } from '../../coverage/day-recording-repository.ts';
import { explainedShifts } from '../../coverage/explained-shifts.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { addTotals, noTotals } from '../../duty/shifts/not-yet-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

const mostShifts = 20;
const mostRecordings = 100;

interface Time {
  from: Date;
  to: Date;
}

/** What had to be recorded in a stretch of time, and what was: of an officer with the shifts and the footage, of a unit in sum. */
export async function composeCoverageOfTime(
  db: Database,
  of: { badgeNo: string } | { unitCode: string; dataScope: DataScope },
  { from, to, asOf }: Time & { asOf: Date },
): Promise<CoverageOfTime> {
  const badgeNo = 'badgeNo' in of ? of.badgeNo : undefined;
  const whose = 'badgeNo' in of ? { dataScope: { unitCode: null, badgeNo: of.badgeNo } } : of;
  const options = { asOf, parameters: await readParameters(db) };
  const found = await selectCoverage(db, { overlapping: { from, to }, ...whose }, options);
  found.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const shown = badgeNo === undefined ? [] : found.slice(0, mostShifts);
  const [told, recordings] = await Promise.all([
    explainedShifts(db, shown),
    badgeNo === undefined ? [] : selectDayRecordings(db, { badgeNo, from, to, asOf }),
  ]);
  return {
    asOf: asOf.toISOString(),
    rulesEdition: found[0]?.rulesEdition ?? (await rulesEditionOf(db, from)),
    totals: found
      .map(({ segments, rulesEdition }) => totalsOf(within(segments, { from, to }), rulesEdition))
      .reduce(addTotals, noTotals),
    shiftCount: found.length,
    shifts: shown.flatMap(({ shiftId }) => told.get(shiftId) ?? []),
    recordings: recordings.slice(0, mostRecordings).map((one) => ({
      ...one,
      from: one.from.toISOString(),
      to: one.to.toISOString(),
      announcedAt: one.announcedAt.toISOString(),
    })),
    recordingCount: recordings.length,
  };
}

async function rulesEditionOf(db: Database, at: Date): Promise<RulesEdition> {
  const { rows } = await sql<{ edition: RulesEdition }>`select rules_edition(local_day(${at})) as edition`.execute(db);
  return rows[0]?.edition ?? 1;
}

/** The parts of segments that lie in a time. */
function within(segments: readonly Segment[], { from, to }: Time): Segment[] {
  return segments.flatMap((segment) => {
    const part = {
      ...segment,
      from: segment.from < from ? from : segment.from,
      to: segment.to > to ? to : segment.to,
    };
    return part.to > part.from ? [part] : [];
  });
}
