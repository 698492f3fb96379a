import type { FindingDetail, FindingGrade, FindingKind, RuleKey } from '@rollcall/shared/http/findings';

/** What a rule speaks of. `recorder_day` and `officer_day` end in a local date. */
export type FindingSubject =
  | `${'shift' | 'activity' | 'recording' | 'field_inspection'}:${string}`
  | `${'officer_day' | 'recorder_day'}:${string}:${string}`
  /** What a checklist's item says of a review. */
  | `review_item:${string}:${string}`;

/** What a rule says of its subject at one moment. Its rule and its subject are what it is known by. */
export interface JudgedFinding {
  ruleKey: RuleKey;
  kind: FindingKind;
  subject: FindingSubject;
  shiftId?: string;
  activityId?: string;
  recorderSerial?: string;
  recordingId?: string;
  /** Null: nobody held the recorder. */
  badgeNo: string | null;
  /** The officer's, else the recorder's, else the station's. */
  unitCode: string;
  /** A local date. */
  dutyDate: string;
  grade?: FindingGrade;
  detail: FindingDetail;
}
