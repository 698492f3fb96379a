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

/** Whether something leaves it open if that happened which it says. */
export const isInDoubt = ({ detail }: Pick<JudgedFinding, 'detail'>) => (detail.doubts ?? []).length > 0;

/** When what is in doubt ends as what nobody can tell: so many days after its footage was due at the latest. */
export function settledAt(dueAt: Date, { settleDays }: { settleDays: number }): Date {
  return new Date(dueAt.getTime() + settleDays * 24 * 3_600_000);
}
