import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import type { ShiftObjection } from '../duty/shifts/plan-shifts.ts';
import type { ProblemList } from './problem-list.ts';
import { tellObjections } from './tell-objections.ts';

/** Says in which cells what is against the shifts. @param rowNumbers the rows of the shifts, by index */
export function tellShiftObjections(
  objections: readonly ShiftObjection[],
  rowNumbers: readonly number[],
  problems: ProblemList,
): void {
  tellObjections(objections, rowNumbers, problems, { pastColumn: 'date', tell });
}

function tell(objection: ShiftObjection, rowOf: (index: number) => number, problems: ProblemList): void {
  const row = rowOf(objection.index);
  switch (objection.kind) {
    case 'reason_required':
      return;
    case 'unknown_officer':
      problems.add({ row, column: 'badgeNo' }, 'officer_unknown');
      return;
    case 'officer_left':
      problems.add({ row, column: 'date' }, 'officer_left', objection.leftOn);
      return;
    case 'unknown_duty_type':
      problems.add({ row, column: 'dutyType' }, 'duty_type_unknown', '');
      return;
    case 'duty_type_retired':
      problems.add({ row, column: 'dutyType' }, 'duty_type_retired');
      return;
    case 'shift_length':
      problems.add({ row, column: 'ends' }, 'bad_time');
      return;
    case 'breaks_wrong':
      problems.add({ row, column: 'breaks' }, 'breaks_wrong');
      return;
    case 'unknown_campaign':
      problems.add({ row, column: 'campaign' }, 'campaign_unknown', '');
      return;
    case 'campaign_not_then': {
      const { startsOn, endsOn } = objection.campaign;
      problems.add({ row, column: 'campaign' }, 'campaign_not_then', `${startsOn} 至 ${endsOn ?? '今后'}`);
      return;
    }
    case 'unknown_recorder':
      problems.add({ row, column: 'plannedRecorderSerial' }, 'recorder_unknown');
      return;
    case 'recorder_scrapped':
      problems.add({ row, column: 'plannedRecorderSerial' }, 'recorder_scrapped');
      return;
    case 'shift_twice': {
      const first = problems.nameOf({ row: rowOf(objection.otherIndex), column: 'starts' });
      problems.add({ row, column: 'starts' }, 'twice', first);
      return;
    }
    case 'shift_overlap_in_list': {
      const other = problems.nameOf({ row: rowOf(objection.otherIndex), column: 'starts' });
      problems.add({ row, column: 'starts' }, 'shift_overlap_in_list', other);
      return;
    }
    case 'shift_overlap': {
      const { startsAt, endsAt } = objection.other;
      const other = `${localMinuteOf(startsAt)} 至 ${localMinuteOf(endsAt)}`;
      problems.add({ row, column: 'starts' }, 'shift_overlap', other);
    }
  }
}
