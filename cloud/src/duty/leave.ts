import type { LeaveKind } from '@rollcall/shared/http/leave';

/** Time in which an officer isn't on duty, whatever the roster says. */
export interface Leave {
  badgeNo: string;
  leaveKind: LeaveKind;
  startsAt: Date;
  /** Excluded. */
  endsAt: Date;
  note: string;
}

export interface StandingLeave extends Leave {
  leaveId: string;
}

/** `leaveId`: the leave that becomes this one. Null: it is new. Left out: the leave of the same officer and start, or a new one. */
export interface WantedLeave extends Leave {
  leaveId?: string | null | undefined;
}

/** No leave is longer. */
export const longestLeaveMs = 366 * 86_400_000;

export function sameLeave(one: Leave, other: Leave): boolean {
  return (
    one.badgeNo === other.badgeNo &&
    one.leaveKind === other.leaveKind &&
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.note === other.note
  );
}
