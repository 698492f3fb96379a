import type { Custody } from './custody.ts';

/** Why the wanted custody at `index` is not allowed. `otherIndex`: the wanted custody with which it collides. */
export type CustodyObjection = { index: number } & (
  | {
      kind:
        | 'unknown_recorder'
        | 'unknown_officer'
        | 'recorder_of_other_unit'
        | 'officer_of_other_unit'
        | 'recorder_scrapped'
        | 'held_backwards'
        | 'reason_required';
    }
  | { kind: 'officer_left'; leftOn: string }
  | { kind: 'custody_twice' | 'custody_overlap_in_list'; otherIndex: number }
  | { kind: 'custody_overlap'; other: Custody }
  | { kind: 'holder_of_other_unit'; badgeNo: string }
);
