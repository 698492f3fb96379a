import type { ActivityObjection } from '../activities/plan-activities.ts';
import type { ProblemList } from './problem-list.ts';

/** Says in which cells what is against the activities. @param rowNumbers the rows of the activities, by index */
export function tellActivityObjections(
  objections: readonly ActivityObjection[],
  rowNumbers: readonly number[],
  problems: ProblemList,
): void {
  for (const objection of objections) {
    const row = rowNumbers[objection.index] ?? 0;
    switch (objection.kind) {
      case 'unknown_officer':
        problems.add({ row, column: 'badgeNo' }, 'officer_unknown');
        break;
      case 'officer_left':
        problems.add({ row, column: 'startsAt' }, 'officer_left', objection.leftOn);
        break;
      case 'activity_length':
        problems.add({ row, column: 'endsAt' }, 'activity_length');
        break;
      case 'activity_to_come':
        problems.add({ row, column: 'startsAt' }, 'activity_to_come');
        break;
      case 'activity_of_other_unit':
        problems.add({ row, column: 'sourceId' }, 'activity_of_other_unit');
        break;
      case 'needs_second_person':
        problems.add({ row, column: 'sourceId' }, 'activity_needs_two');
        break;
      case 'told_twice': {
        const first = problems.nameOf({ row: rowNumbers[objection.otherIndex] ?? 0, column: 'sourceId' });
        problems.add({ row, column: 'sourceId' }, 'twice', first);
      }
    }
  }
}
