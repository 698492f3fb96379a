import type { FindingDetail, FindingGrade, FindingKind, FindingState, RuleKey } from '@rollcall/shared/http/findings';
import type { Handling, LookAgain } from '@rollcall/shared/http/handling';
import type { SetAside } from '../db/tables/finding-tables.ts';

/** A finding as it stands in the database, without its times. Its rule and subject are its key. */
export interface Finding {
  ruleKey: RuleKey;
  kind: FindingKind;
  subject: string;
  shiftId: string | null;
  activityId: string | null;
  recorderSerial: string | null;
  recordingId: string | null;
  /** Whom it is about. */
  badgeNo: string | null;
  unitCode: string;
  /** The local date of the shift, the activity or the recording. */
  dutyDate: string;
  grade: FindingGrade | null;
  state: FindingState;
  detail: FindingDetail;
  handling: Handling;
  lookAgain: LookAgain | null;
  /** An appeal against it waits. */
  isAppealed: boolean;
  /** What it said when it was decided; null: it wasn't since it was told. */
  judged: SetAside | null;
  /** What the last upheld appeal set aside; null: none was upheld. */
  setAside: SetAside | null;
}
