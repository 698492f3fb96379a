import type { Span } from './insert-disjoint.ts';
import type { RosterEdit } from './roster-edit.ts';
import type { Shift } from './shift.ts';

/**
 * The earliest instant that the edit affects. An edit that moves only the end, or only breaks, affects nothing before the first
 * moment that differs; any other edit affects the whole shift or leave.
 */
export function firstTouched(edit: RosterEdit): Date {
  const { before, after } = edit;
  const whole = earliest([before?.startsAt, after?.startsAt]);
  if (!before || !after || before.badgeNo !== after.badgeNo || +before.startsAt !== +after.startsAt) return whole;
  if (edit.thing === 'shift') {
    const { before: one, after: other } = edit;
    if (!one || !other || !sameWords(one, other)) return whole;
    return earliest([...differing([one], [other]), ...differing(one.breaks, other.breaks)]);
  }
  const { before: one, after: other } = edit;
  if (one?.leaveKind !== other?.leaveKind || one?.note !== other?.note) return whole;
  return earliest(differing([before], [after]));
}

function sameWords(one: Shift, other: Shift): boolean {
  return (
    one.dutyType === other.dutyType &&
    one.post === other.post &&
    one.campaignId === other.campaignId &&
    one.plannedRecorderSerial === other.plannedRecorderSerial
  );
}

/** The edges of both lists at which only one of them covers the moment that begins there. */
function differing(one: readonly Span[], other: readonly Span[]): Date[] {
  const edges = [...one, ...other].flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
  const within = (spans: readonly Span[], at: Date) =>
    spans.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  return edges.filter((at) => within(one, at) !== within(other, at));
}

function earliest(moments: readonly (Date | undefined)[]): Date {
  return new Date(Math.min(...moments.flatMap((at) => (at === undefined ? [] : [at.getTime()]))));
}
