import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import type { CustodyObjection } from '../custody/custodies/custody.ts';
import type { ProblemList } from './problem-list.ts';
import { tellObjections } from './tell-objections.ts';

/** Says in which cells what is against the custodies. @param rowNumbers the rows of the custodies, by index */
export function tellCustodyObjections(
  objections: readonly CustodyObjection[],
  rowNumbers: readonly number[],
  problems: ProblemList,
): void {
  tellObjections(objections, rowNumbers, problems, { pastColumn: 'heldFrom', tell });
}

function tell(objection: CustodyObjection, rowOf: (index: number) => number, problems: ProblemList): void {
  const row = rowOf(objection.index);
  switch (objection.kind) {
    case 'reason_required':
      return;
    case 'unknown_recorder':
    case 'recorder_of_other_unit':
      problems.add({ row, column: 'recorderSerial' }, 'recorder_unknown');
      return;
    case 'recorder_scrapped':
      problems.add({ row, column: 'recorderSerial' }, 'recorder_scrapped');
      return;
    case 'unknown_officer':
    case 'officer_of_other_unit':
      problems.add({ row, column: 'badgeNo' }, 'officer_unknown');
      return;
    case 'officer_left':
      problems.add({ row, column: 'heldFrom' }, 'officer_left', objection.leftOn);
      return;
    case 'holder_of_other_unit':
      problems.add({ row, column: 'heldFrom' }, 'holder_of_other_unit');
      return;
    case 'held_backwards':
      problems.add({ row, column: 'heldUntil' }, 'held_backwards');
      return;
    case 'custody_twice': {
      const first = problems.nameOf({ row: rowOf(objection.otherIndex), column: 'heldFrom' });
      problems.add({ row, column: 'heldFrom' }, 'twice', first);
      return;
    }
    case 'custody_overlap_in_list': {
      const other = problems.nameOf({ row: rowOf(objection.otherIndex), column: 'heldFrom' });
      problems.add({ row, column: 'heldFrom' }, 'custody_overlap_in_list', other);
      return;
    }
    case 'custody_overlap': {
      const { badgeNo, heldFrom, heldUntil } = objection.other;
      const until = heldUntil === null ? '至今' : `至 ${localMinuteOf(heldUntil)}`;
      const other = `警号 ${badgeNo}，${localMinuteOf(heldFrom)} ${until}`;
      problems.add({ row, column: 'heldFrom' }, 'custody_overlap', other);
    }
  }
}
