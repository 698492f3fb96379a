import type { OfficerKind } from '@rollcall/shared/fields/officers';
import type { RecordingRule } from '@rollcall/shared/fields/recording-rules';
import type { CoverageTotals, SegmentReason, SegmentState } from '@rollcall/shared/http/coverage';
import type { RulesEdition } from '@rollcall/shared/http/findings';

export interface Segment {
  state: SegmentState;
  reason: SegmentReason | null;
  from: Date;
  /** Excluded. */
  to: Date;
}

/** A shift as footage covered it at one moment. */
export interface CoveredShift {
  shiftId: string;
  badgeNo: string;
  officerName: string;
  officerKind: OfficerKind;
  unitCode: string;
  startsAt: Date;
  endsAt: Date;
  /** The local date on which it starts. */
  dutyDate: string;
  dutyType: string;
  dutyTypeName: string;
  recordingRule: RecordingRule;
  /** By which rules it is judged: those that counted when it began. */
  rulesEdition: RulesEdition;
  post: string;
  /** In order and disjoint; none where nothing has to be recorded. */
  segments: Segment[];
  totals: CoverageTotals;
  /** When all of its footage is due at the latest. */
  dueAt: Date;
  damagedRecordings: number;
  /** Footage of it was announced after `dueAt`. Whether that is late also depends on outages. */
  footageAfterDue: boolean;
  /** The first moment at which this result changes by itself: a deadline, or an announcement after the moment of the look. */
  changesAt: Date | null;
}
