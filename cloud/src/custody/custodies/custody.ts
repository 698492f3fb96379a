import type { CustodyBasis } from '@rollcall/shared/fields/custodies';
import type { RecorderState } from '@rollcall/shared/fields/recorder-states';
import type { ChangedBy } from '../../registry/changed-by.ts';

/** An entry that an officer holds a recorder for some time. */
export interface Custody {
  custodyId: string;
  recorderSerial: string;
  badgeNo: string;
  basis: CustodyBasis;
  heldFrom: Date;
  /** Excluded; null: until further notice. */
  heldUntil: Date | null;
}

/**
 * `custodyId`: the entry that this one replaces, or the id of a new entry. Left out: it replaces the entry of the same recorder,
 * basis and start, or is new.
 */
export interface WantedCustody extends Omit<Custody, 'custodyId'> {
  custodyId?: string | undefined;
}

/** A wanted custody and the stored custody that it replaces. */
export interface CustodyCandidate {
  index: number;
  after: Custody;
  before: Custody | undefined;
}

/** Everything that `planCustodies` needs to know. */
export interface CustodyState {
  /** By badge number: those of the wanted and of the stored custodies. */
  officers: ReadonlyMap<string, { unitCode: string; leftOn: string | null }>;
  /** By serial. */
  recorders: ReadonlyMap<string, { unitCode: string | null; state: RecorderState }>;
  /** Every one of the recorders concerned. */
  custodies: readonly Custody[];
}

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

/** What a change of custody is held to. */
export interface CustodyRules {
  now: Date;
  /** The reason for a change of the past. */
  reason?: string | undefined;
  /** The only unit whose officers and recorders may be concerned; undefined: every unit, null: none. */
  unitCode?: string | null | undefined;
}

/** Who changes custody, when, why, and for which unit. */
export type CustodyChange = ChangedBy & CustodyRules;
