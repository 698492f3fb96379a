import type { StandingLeave } from './leave.ts';
import type { StandingShift } from './shift.ts';

/** One shift or leave as it was and as it is to be. `before` null: new. `after` null: taken off the roster. */
export type RosterEdit =
  | { thing: 'shift'; before: StandingShift | null; after: StandingShift | null }
  | { thing: 'leave'; before: StandingLeave | null; after: StandingLeave | null };

/** What is there on either side. */
export function sidesOf({ before, after }: RosterEdit): (StandingShift | StandingLeave)[] {
  return [before, after].filter((side) => side !== null);
}
