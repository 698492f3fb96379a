import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { StudyQuestion } from '@rollcall/shared/resources/study-packs';
import type { CaseStrip, TrainingCaseRow } from '@rollcall/shared/resources/training-cases';
import type { AttendedBy, SessionState } from '@rollcall/shared/resources/training-sessions';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, withoutDelete } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

type Unset<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

/** Cases, study packs, training sessions, and who was there. */
export interface TrainingTables {
  training_case: {
    case_id: Generated<string>;
    case_no: Generated<number>;
    origin: TrainingCaseRow['origin'];
    source: string | null;
    title: string;
    violation_class: ViolationClass;
    text: string;
    rule: string;
    advice: string;
    strip: JSONColumnType<CaseStrip | null, string | null, string | null>;
    finding_id: string | null;
    version: Generated<number>;
    created_by: string;
    created_at: Timestamp;
    withdrawn_reason: Unset<string>;
    withdrawn_at: Unset<Date>;
  };
  study_pack: {
    pack_id: Generated<string>;
    bulletin_id: string;
    title: string;
    case_ids: Generated<string[]>;
    advice: Generated<string>;
    questions: JSONColumnType<StudyQuestion[], string | undefined, string>;
    version: Generated<number>;
    created_at: Timestamp;
  };
  training_session: {
    session_id: Generated<string>;
    state: Generated<SessionState>;
    topic: string;
    violation_classes: ViolationClass[];
    place: string;
    unit_code: string | null;
    starts_at: Timestamp;
    ends_at: Timestamp;
    pack_id: string | null;
    makes_up_for: string | null;
    version: Generated<number>;
    planned_by: string;
    planned_by_account: string | null;
    created_at: Timestamp;
    signed_off_by: Unset<string>;
    signed_off_at: Unset<Date>;
    remarks: Unset<string>;
    cancelled_reason: Unset<string>;
  };
  training_attendance: {
    session_id: string;
    badge_no: string;
    unit_code: string;
    attended_at: Unset<Date>;
    attended_by: Unset<AttendedBy>;
    station_id: Unset<string>;
    event_id: Unset<string>;
    listed_at: Unset<Date>;
    listed_by: Unset<string>;
    denied_at: Unset<Date>;
    absence_reason: Unset<string>;
    absence_by: Unset<string>;
    confirm_by: Unset<string>;
    answers: Unset<number[]>;
    right_answers: Unset<number>;
  };
  own_kiosk_pin: { badge_no: string; set_at: Timestamp };
}

export const trainingPrivileges: Privileges<TrainingTables> = {
  training_case: withoutDelete,
  study_pack: withoutDelete,
  training_session: withoutDelete,
  training_attendance: everything,
  own_kiosk_pin: withoutDelete,
};
