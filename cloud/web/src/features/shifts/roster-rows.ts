import type { LeaveRow } from '@rollcall/shared/resources/leave';
import type { OfficerRow } from '@rollcall/shared/resources/officers';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import type { UnitRow } from '@rollcall/shared/resources/units';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';

export interface RosterUnit {
  unitCode: string;
  name: string;
  officers: RosterOfficer[];
}

export interface RosterOfficer {
  badgeNo: string;
  name: string;
  /** By duty date, each day's by start. */
  shifts: ReadonlyMap<string, readonly ShiftRow[]>;
  /** By local date. */
  leave: ReadonlyMap<string, LeaveRow>;
}

/**
 * Units in their order, in each its officers by badge: those who serve, and who is on the roster of the month although
 * having left since.
 */
export function rosterRows(
  units: readonly UnitRow[],
  officers: readonly OfficerRow[],
  shifts: readonly ShiftRow[],
  leave: readonly LeaveRow[] = [],
): RosterUnit[] {
  const leaveOf = leaveByOfficer(leave);
  const ofOfficer = new Map<string, Map<string, ShiftRow[]>>();
  const people = new Map(officers.map(({ badgeNo, name, unitCode }) => [badgeNo, { name, unitCode }]));
  for (const shift of shifts) {
    if (shift.cancelled) continue;
    const days = ofOfficer.get(shift.badgeNo) ?? new Map<string, ShiftRow[]>();
    ofOfficer.set(shift.badgeNo, days);
    days.set(shift.dutyDate, [...(days.get(shift.dutyDate) ?? []), shift]);
    if (!people.has(shift.badgeNo)) {
      people.set(shift.badgeNo, { name: shift.officerName, unitCode: shift.unitCode });
    }
  }
  const none: ReadonlyMap<string, readonly ShiftRow[]> = new Map();
  const free: ReadonlyMap<string, LeaveRow> = new Map();
  const byBadge = [...people].sort(([one], [other]) => (one < other ? -1 : 1));
  return units
    .map(({ unitCode, name }) => ({
      unitCode,
      name,
      officers: byBadge
        .filter(([, person]) => person.unitCode === unitCode)
        .map(([badgeNo, person]) => ({
          badgeNo,
          name: person.name,
          shifts: ofOfficer.get(badgeNo) ?? none,
          leave: leaveOf.get(badgeNo) ?? free,
        })),
    }))
    .filter((unit) => unit.officers.length > 0);
}

function leaveByOfficer(leave: readonly LeaveRow[]): Map<string, Map<string, LeaveRow>> {
  const found = new Map<string, Map<string, LeaveRow>>();
  for (const row of leave) {
    const days = found.get(row.badgeNo) ?? new Map<string, LeaveRow>();
    found.set(row.badgeNo, days);
    const last = localDateOf(Date.parse(row.endsAt) - 1);
    for (let day = localDateOf(Date.parse(row.startsAt)); day <= last; day = addDays(day, 1)) days.set(day, row);
  }
  return found;
}
