import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import type { LeaveObjection } from '../duty/leave/plan-leave.ts';
import type { ProblemList } from './problem-list.ts';
import { tellObjections } from './tell-objections.ts';

/** Says in which cells what is against the leave. @param rowNumbers the rows of the leave, by index */
export function tellLeaveObjections(
  objections: readonly LeaveObjection[],
  rowNumbers: readonly number[],
  problems: ProblemList,
): void {
  tellObjections(objections, rowNumbers, problems, { pastColumn: 'firstDay', tell });
}

function tell(objection: LeaveObjection, rowOf: (index: number) => number, problems: ProblemList): void {
  const row = rowOf(objection.index);
  switch (objection.kind) {
    case 'reason_required':
      return;
    case 'unknown_officer':
      problems.add({ row, column: 'badgeNo' }, 'officer_unknown');
      return;
    case 'officer_left':
      problems.add({ row, column: 'firstDay' }, 'officer_left', objection.leftOn);
      return;
    case 'leave_length':
      problems.add({ row, column: 'lastDay' }, 'leave_backwards');
      return;
    case 'leave_overlap_in_list': {
      const other = problems.nameOf({ row: rowOf(objection.otherIndex), column: 'firstDay' });
      problems.add({ row, column: 'firstDay' }, 'leave_overlap_in_list', other);
      return;
    }
    case 'leave_overlap': {
      const { startsAt, endsAt } = objection.other;
      const other = `${localMinuteOf(startsAt)} 至 ${localMinuteOf(endsAt)}`;
      problems.add({ row, column: 'firstDay' }, 'leave_overlap', other);
    }
  }
}
