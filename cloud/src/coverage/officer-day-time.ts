import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type DataScope, isInScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import {
  type DayOfficer,
  type DayShift,
  findDayOfficer,
  type OfficerTime,
  selectDayShifts,
} from './officer-day-repository.ts';

/** The time axis of an officer's date: from local midnight to the next, or to the end of the last shift that starts on the date. */
export async function selectOfficerDayTime<Officer extends Pick<DayOfficer, 'badgeNo' | 'unitCode'>>(
  db: Database,
  officer: Officer,
  date: string,
): Promise<{ time: Officer & OfficerTime; dayShifts: DayShift[] }> {
  const [midnight, next] = [startOfLocalDate(date), startOfLocalDate(addDays(date, 1))];
  const dayShifts = await selectDayShifts(db, { badgeNo: officer.badgeNo, from: midnight, to: next });
  // A shift belongs to the date on which it starts, so it is shown to its end.
  const ends = dayShifts.filter(({ dutyDate }) => dutyDate === date).map(({ endsAt }) => endsAt.getTime());
  return { time: { ...officer, from: midnight, to: new Date(Math.max(next.getTime(), ...ends)) }, dayShifts };
}

/** The same, if the officer is in sight. @throws not_found */
export async function findOfficerDayTime(
  db: Database,
  { badgeNo, date }: { badgeNo: string; date: string },
  dataScope: DataScope,
): Promise<OfficerTime> {
  const officer = await findDayOfficer(db, badgeNo);
  if (!officer || !isInScope(dataScope, officer)) throw errors.notFound(`The officer ${badgeNo}`);
  return (await selectOfficerDayTime(db, officer, date)).time;
}
