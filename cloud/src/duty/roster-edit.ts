import { firstTouched, leaveEntry, shiftEntry } from '@rollcall/shared/rules/first-touched';
import type { StandingLeave } from './leave.ts';
import type { StandingShift } from './shift.ts';

/** One shift or leave before and after the edit. `before` null: it is new. `after` null: it leaves the roster. */
export type RosterEdit =
  | { thing: 'shift'; before: StandingShift | null; after: StandingShift | null }
  | { thing: 'leave'; before: StandingLeave | null; after: StandingLeave | null };

/** The sides that aren't null. */
export function sidesOf({ before, after }: RosterEdit): (StandingShift | StandingLeave)[] {
  return [before, after].filter((side) => side !== null);
}

/** The earliest instant that the edit affects, in milliseconds. */
export function firstTouchedBy(edit: RosterEdit): number {
  if (edit.thing === 'shift')
    return firstTouched(edit.before && shiftEntry(edit.before), edit.after && shiftEntry(edit.after));
  return firstTouched(edit.before && leaveEntry(edit.before), edit.after && leaveEntry(edit.after));
}
