import type { StandingShift } from './shift.ts';

/** Why the wanted shift at `index` is not allowed. `otherIndex`: the wanted shift with which it collides. */
export type ShiftObjection = { index: number } & (
  | {
      kind:
        | 'unknown_officer'
        | 'unknown_duty_type'
        | 'duty_type_retired'
        | 'shift_length'
        | 'breaks_wrong'
        | 'unknown_campaign'
        | 'unknown_recorder'
        | 'recorder_scrapped'
        | 'reason_required';
    }
  | { kind: 'officer_left'; leftOn: string }
  | { kind: 'campaign_not_then'; campaign: { startsOn: string; endsOn: string | null } }
  | { kind: 'shift_twice' | 'shift_overlap_in_list'; otherIndex: number }
  | { kind: 'shift_overlap'; other: StandingShift }
);
