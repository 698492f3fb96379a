/** A shift as it is on the roster. Its duty date is the local date on which it starts. */
export interface Shift {
  badgeNo: string;
  startsAt: Date;
  /** Excluded. */
  endsAt: Date;
  dutyType: string;
  post: string;
}

export interface StandingShift extends Shift {
  shiftId: string;
}

/** No shift is longer. */
export const longestShiftMs = 48 * 3_600_000;
