import type { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import type { WantedLeave } from './leave.ts';
import type { LeaveObjection } from './plan-leave.ts';

/** The error for the objections to leave. */
export function refusalOfLeave(objection: LeaveObjection, wanted: readonly WantedLeave[]): AppError {
  const leave = wanted[objection.index];
  if (!leave) throw new Error('the objection is not about one of these leaves');
  switch (objection.kind) {
    case 'unknown_officer':
      return errors.unknownOfficer(leave.badgeNo);
    case 'officer_left':
      return errors.officerLeft(leave.badgeNo, objection.leftOn);
    case 'leave_length':
      return errors.leaveLength();
    case 'reason_required':
      return errors.reasonRequired();
    case 'leave_overlap':
      return errors.leaveOverlap(leave.badgeNo, objection.other);
    case 'leave_overlap_in_list': {
      const other = wanted[objection.otherIndex];
      if (!other) throw new Error('the objection is not about two of these leaves');
      return errors.leaveOverlap(leave.badgeNo, other);
    }
  }
}
