import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import type { ExemptionEffect, ExemptionReason, ExemptionState } from '@rollcall/shared/http/exemptions';
import type { AppealGround, AppealState, SwapHindrance } from '@rollcall/shared/http/finding-answers';
import type {
  FindingDetail,
  FindingGrade,
  FindingKind,
  FindingState,
  RuleKey,
  RulesEdition,
  ViolationClass,
} from '@rollcall/shared/http/findings';
import type { Ground, Handling, LookAgain } from '@rollcall/shared/http/handling';
import type { CauseKind } from '@rollcall/shared/resources/common-causes';
import type { DecisionState, DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import type {
  RectificationEnd,
  RectificationState,
  RectificationStep,
} from '@rollcall/shared/resources/rectifications';
import type { SettlementKind } from '@rollcall/shared/resources/settlements';
import type { SpotOrderEnd, SpotOrderState, SpotOrderStep } from '@rollcall/shared/resources/spot-orders';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, GeneratedBigInteger, Timestamp } from './columns.ts';

/** What a finding said, of whom, when an appeal against it was upheld. */
export interface SetAside {
  kind: FindingKind;
  badgeNo: string | null;
  grade: FindingGrade | null;
  detail: FindingDetail;
}

/** Since when a leader led whom a finding names, and for whom he stood in; left out where that isn't known, or nobody. */
export interface LeaderTerm {
  since?: string;
  standsInFor?: string;
}

/** What was recorded of what should have been, what is found, and what is said to it. */
export interface FindingTables {
  shift_coverage: {
    shift_id: string;
    as_of: Timestamp;
    required_ms: BigInteger;
    recorded_ms: BigInteger;
    missing_ms: BigInteger;
    pending_ms: BigInteger;
    exempt_ms: GeneratedBigInteger;
    explained_ms: GeneratedBigInteger;
    uninspected_ms: GeneratedBigInteger;
    rules_edition: Generated<RulesEdition | null>;
  };
  activity_coverage: {
    activity_id: string;
    as_of: Timestamp;
    verdict: ActivityVerdict;
    required_ms: BigInteger;
    recorded_ms: BigInteger;
  };
  finding: {
    finding_id: Generated<string>;
    rule_key: RuleKey;
    kind: FindingKind;
    subject: string;
    shift_id: string | null;
    activity_id: string | null;
    recorder_serial: string | null;
    recording_id: string | null;
    badge_no: string | null;
    grade: FindingGrade | null;
    unit_code: string;
    duty_date: string;
    state: FindingState;
    detail: JSONColumnType<FindingDetail>;
    found_at: Timestamp;
    changed_at: Timestamp;
    resolved_at: Timestamp | null;
    set_aside: ColumnType<SetAside | null, never, never>;
    handling: Generated<Handling>;
    look_again: ColumnType<LookAgain | null, never, LookAgain | null>;
    judged: ColumnType<SetAside | null, never, string | null>;
    told_at: Timestamp;
    answer_due_on: string;
    /** Of the rules by which it is judged; null: the release before wrote it. */
    rules_edition: ColumnType<RulesEdition | null, never, never>;
    /** Follows from the edition, the kind and the grade. */
    violation_class: ColumnType<ViolationClass | null, never, never>;
    leaders: ColumnType<Record<string, string>, never, never>;
    leader_terms: ColumnType<Record<string, LeaderTerm>, never, never>;
  };
  settlement: {
    settlement_id: Generated<string>;
    activity_id: string;
    kind: SettlementKind;
    recording_ids: string[];
    /** The activity as it stood: `said_of_activity`. */
    activity_said: JSONColumnType<unknown[]>;
    reason: string;
    settled_by: string;
    on_behalf_of: string | null;
    settled_at: Timestamp;
  };
  finding_decision: {
    decision_id: Generated<string>;
    finding_id: string;
    step: DecisionStep;
    state: DecisionState;
    finding_kind: FindingKind;
    violation_class: ViolationClass | null;
    badge_nos: string[];
    reason: string;
    officer_ground: Ground | null;
    leader_ground: Ground | null;
    leader_reason: string | null;
    due_on: string | null;
    decided_by: string;
    on_behalf_of: string | null;
    decided_at: Timestamp;
    second_by: ColumnType<string | null, never, string | null>;
    second_at: ColumnType<Date | null, never, Date | null>;
    second_reason: ColumnType<string | null, never, string | null>;
    corrects: string | null;
    outside_decision_id: ColumnType<string | null, string | null, never>;
    second_outside_decision_id: ColumnType<string | null, never, string | null>;
    batch_id: string | null;
  };
  decision_notice: {
    decision_id: string;
    badge_no: string;
    seen_at: Timestamp;
    appeal_until_on: string;
  };
  finding_answer: {
    answer_id: Generated<string>;
    finding_id: string;
    finding_kind: FindingKind;
    text: string;
    answered_by: string;
    on_behalf_of: string | null;
    answered_at: Timestamp;
    late: boolean;
  };
  finding_appeal: {
    appeal_id: Generated<string>;
    finding_id: string;
    finding_kind: FindingKind;
    reason: string;
    appealed_by: string;
    on_behalf_of: string | null;
    appealed_at: Timestamp;
    state: Generated<AppealState>;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
    ground: ColumnType<AppealGround, AppealGround | undefined, never>;
    swapped_with: ColumnType<string | null, string | null | undefined, never>;
    other_shift_id: ColumnType<string | null, string | null | undefined, never>;
    shift_version: ColumnType<number | null, number | null | undefined, never>;
    other_shift_version: ColumnType<number | null, number | null | undefined, never>;
    roster_proposal_id: ColumnType<string | null, never, string>;
    swap_hindrance: ColumnType<SwapHindrance | null, never, SwapHindrance>;
    officer_ground: ColumnType<Ground | null, never, Ground | null>;
    leader_ground: ColumnType<Ground | null, never, Ground | null>;
    leader_reason: ColumnType<string | null, never, string | null>;
  };
  liability_appeal: {
    appeal_id: Generated<string>;
    finding_id: string;
    decision_id: string;
    badge_no: string;
    told_at: Timestamp;
    reason: string;
    appealed_by: string;
    appealed_at: Timestamp;
    state: Generated<AppealState>;
    decided_by: ColumnType<string | null, never, string>;
    decided_at: ColumnType<Date | null, never, Date>;
    decision_reason: ColumnType<string | null, never, string>;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
  common_cause: {
    cause_id: Generated<string>;
    title: string;
    kind: CauseKind;
    text: string;
    starts_at: Timestamp;
    ends_at: Timestamp | null;
    unit_code: string | null;
    recommended: boolean;
    recorded_by: string;
    on_behalf_of: string | null;
    recorded_at: Timestamp;
  };
  finding_cause: {
    attachment_id: Generated<string>;
    finding_id: string;
    cause_id: string;
    attached_by: string;
    on_behalf_of: string | null;
    attached_at: Timestamp;
    detached_by: ColumnType<string | null, never, string | null>;
    detached_at: ColumnType<Date | null, never, Date | null>;
    detach_reason: ColumnType<string | null, never, string | null>;
  };
  rectification: {
    rectification_id: Generated<string>;
    order_year: number;
    order_no: number;
    finding_id: string;
    finding_kind: FindingKind;
    task: string;
    owner_badge_no: string;
    due_on: string;
    state: Generated<RectificationState>;
    ended_why: ColumnType<RectificationEnd | null, never, RectificationEnd | null>;
    ordered_by: string;
    on_behalf_of: string | null;
    ordered_at: Timestamp;
    settled_at: ColumnType<Date | null, never, Date | null>;
  };
  rectification_step: {
    step_id: Generated<string>;
    rectification_id: string;
    nr: number;
    step: RectificationStep;
    text: string | null;
    owner_badge_no: string;
    due_on: string;
    taken_by: string | null;
    on_behalf_of: string | null;
    taken_at: Timestamp;
  };
  rectification_file: {
    file_id: Generated<string>;
    step_id: string;
    file_name: string;
    media_type: string;
    sha256: string;
    size_bytes: number;
  };
  spot_order: {
    spot_order_id: Generated<string>;
    order_year: number;
    order_no: number;
    /** It comes from one of these three. */
    finding_id: string | null;
    review_id: string | null;
    inspection_id: string | null;
    unit_code: string;
    task: string;
    owner_badge_no: string;
    ordered_at: Timestamp;
    recorded_at: Timestamp;
    seen_at: Timestamp | null;
    due_at: Timestamp;
    state: Generated<SpotOrderState>;
    ended_why: ColumnType<SpotOrderEnd | null, never, SpotOrderEnd | null>;
    ordered_by: string;
    on_behalf_of: string | null;
    settled_at: ColumnType<Date | null, never, Date | null>;
  };
  spot_order_step: {
    step_id: Generated<string>;
    spot_order_id: string;
    nr: number;
    step: SpotOrderStep;
    text: string | null;
    due_at: Timestamp;
    taken_by: string | null;
    on_behalf_of: string | null;
    taken_at: Timestamp;
  };
  spot_order_file: {
    file_id: Generated<string>;
    step_id: string;
    file_name: string;
    media_type: string;
    sha256: string;
    size_bytes: number;
  };
  filed_attachment: {
    attachment_id: string;
    /** With one of these five it was filed. */
    answer_id: string | null;
    appeal_id: string | null;
    liability_appeal_id: string | null;
    statement_id: string | null;
    case_appeal_id: string | null;
    file_name: string;
    media_type: string;
    sha256: string;
    size_bytes: number;
    account_id: string;
    uploaded_at: Timestamp;
  };
  attachment_upload: {
    upload_id: Generated<string>;
    /** Null until an explanation that names the file is filed. */
    exemption_id: string | null;
    account_id: string;
    sha256: string;
    size_bytes: number;
    uploaded_at: Timestamp;
    file_name: string | null;
    media_type: string | null;
  };
  exemption: {
    exemption_id: Generated<string>;
    badge_no: string | null;
    unit_code: string | null;
    starts_at: Timestamp;
    ends_at: Timestamp;
    reason_code: ExemptionReason;
    effect: ColumnType<ExemptionEffect, never, never>;
    explanation: string;
    finding_id: string | null;
    state: Generated<ExemptionState>;
    asked_by: string;
    on_behalf_of: string | null;
    asked_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
    attachment_key: string | null;
    attachment_name: string | null;
    attachment_sha256: string | null;
    attachment_bytes: number | null;
    attachment_type: string | null;
    withdrawn_by: string | null;
    withdrawn_at: Timestamp | null;
    withdrawal_reason: string | null;
  };
}

/** What the service may do with them. */
export const findingPrivileges: Privileges<FindingTables> = {
  shift_coverage: everything,
  activity_coverage: withoutDelete,
  finding: withoutDelete,
  settlement: readAndAppend,
  finding_decision: withoutDelete,
  decision_notice: readAndAppend,
  finding_answer: readAndAppend,
  finding_appeal: withoutDelete,
  liability_appeal: withoutDelete,
  common_cause: withoutDelete,
  finding_cause: withoutDelete,
  rectification: withoutDelete,
  rectification_step: readAndAppend,
  rectification_file: readAndAppend,
  spot_order: withoutDelete,
  spot_order_step: readAndAppend,
  spot_order_file: readAndAppend,
  exemption: withoutDelete,
  filed_attachment: readAndAppend,
  attachment_upload: 'select, insert, delete',
};
