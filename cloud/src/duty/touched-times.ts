import type { Span } from './insert-disjoint.ts';
import type { RosterEdit } from './roster-edit.ts';
import type { OfficerTime } from './shift-review-repository.ts';

/**
 * The officers' times that the edit affects: of a shift its times before and after, of leave that only grows or shrinks the
 * difference.
 */
export function touchedTimes(edit: RosterEdit): OfficerTime[] {
  const { before, after } = edit;
  const whole = [before, after].flatMap((side) => (side ? [timeOf(side.badgeNo, side)] : []));
  if (edit.thing === 'shift' || !before || !after || before.badgeNo !== after.badgeNo) return whole;
  if (before.endsAt <= after.startsAt || after.endsAt <= before.startsAt) return whole;
  const edges: [Date, Date][] = [
    [before.startsAt, after.startsAt],
    [before.endsAt, after.endsAt],
  ];
  return edges
    .map((edge) => edge.toSorted((one, other) => one.getTime() - other.getTime()))
    .flatMap(([startsAt, endsAt]) =>
      startsAt && endsAt && startsAt < endsAt ? [timeOf(after.badgeNo, { startsAt, endsAt })] : [],
    );
}

function timeOf(badgeNo: string, { startsAt, endsAt }: Span): OfficerTime {
  return { badgeNo, from: startsAt, until: endsAt };
}
