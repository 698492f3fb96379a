import type { Category } from '@rollcall/shared/fields/categories';
import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import type { ActivityEditState, ContestClaim } from '@rollcall/shared/resources/activity-edits';
import type {
  CaseNumberState,
  EvidenceReleaseCause,
  EvidenceReleaseState,
} from '@rollcall/shared/resources/case-evidence';
import type { CaseGround, CaseLine } from '@rollcall/shared/resources/cases';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { GeneratedTimestamp, Timestamp } from './columns.ts';

/** What officers did that must be recorded. */
export interface ActivityTables {
  activity: {
    activity_id: Generated<string>;
    source: string;
    source_id: string;
    kind: ActivityKind;
    starts_at: Timestamp;
    ends_at: Timestamp;
    place: Generated<string>;
    plate_no: string | null;
    case_no: string | null;
    campaign_id: string | null;
    catalogue_version: number | null;
    item_id: string | null;
    required: Generated<boolean>;
    lead_ms: Generated<number>;
    lag_ms: Generated<number>;
    withdrawn_at: Timestamp | null;
    told_at: GeneratedTimestamp;
    changed_at: GeneratedTimestamp;
    review_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    told_sha256: string | null;
    retention_category: Category | null;
    withdrawal_reason: string | null;
    ticket_no: string | null;
    case_no_typed: Generated<boolean>;
  };
  activity_edit: {
    activity_edit_id: Generated<string>;
    activity_id: string;
    before: JSONColumnType<object>;
    after: JSONColumnType<object> | null;
    badge_nos: string[];
    from_at: Timestamp;
    until_at: Timestamp;
    reason: string;
    state: Generated<ActivityEditState>;
    proposed_by: string;
    on_behalf_of: string | null;
    proposed_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
    claim: ColumnType<ContestClaim | null, ContestClaim | undefined, never>;
    finding_id: ColumnType<string | null, string | undefined, never>;
    contested_by: ColumnType<string | null, string | undefined, never>;
  };
  activity_officer: { activity_id: string; badge_no: string; starts_at: Timestamp; ends_at: Timestamp };
  activity_recording: { activity_id: string; recording_id: string };
  case_proposal: {
    case_proposal_id: Generated<string>;
    case_no: string;
    line: CaseLine;
    activity_id: string | null;
    recording_id: string | null;
    reason: string;
    proposed_by: string;
    on_behalf_of: string | null;
    proposed_at: Timestamp;
    state: Generated<'waits' | 'accepted' | 'rejected'>;
    decided_by: ColumnType<string | null, never, string>;
    decided_at: ColumnType<Date | null, never, Date>;
    decision_reason: ColumnType<string | null, never, string>;
    ground: ColumnType<CaseGround | null, never, CaseGround | null>;
    review_id: ColumnType<string | null, never, string | null>;
  };
  activity_source: {
    source: string;
    name: string;
    token_sha256: Buffer;
    added_by: string;
    added_at: Timestamp;
    last_used_at: Timestamp | null;
    revoked_at: Timestamp | null;
    revoked_by: string | null;
  };
  case_number_claim: {
    claim_id: Generated<string>;
    activity_id: string;
    case_no: string;
    claimed_by: string | null;
    on_behalf_of: string | null;
    claimed_at: Timestamp;
    state: Generated<CaseNumberState>;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
  case_evidence_release: {
    release_id: Generated<string>;
    activity_id: string;
    case_no: string;
    cause: EvidenceReleaseCause;
    /** Null: HQ, until somebody takes it up. */
    proposed_by: string | null;
    on_behalf_of: string | null;
    reason: string | null;
    proposed_at: Timestamp;
    state: Generated<EvidenceReleaseState>;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
  case_evidence: {
    recording_id: string;
    activity_id: string;
    case_no: string;
    kept_since: Timestamp;
    outdated_since: Timestamp | null;
    release_id: string | null;
    released_at: Timestamp | null;
  };
  must_record_version: {
    version: ColumnType<number, never, never>;
    items: JSONColumnType<MustRecordItem[]>;
    counts_from: Timestamp;
    reason: string;
    set_by: string;
    set_at: GeneratedTimestamp;
  };
}

/** What the service may do with them. */
export const activityPrivileges: Privileges<ActivityTables> = {
  activity: withoutDelete,
  activity_edit: withoutDelete,
  activity_officer: everything,
  activity_recording: everything,
  case_proposal: withoutDelete,
  activity_source: withoutDelete,
  case_number_claim: withoutDelete,
  case_evidence_release: withoutDelete,
  case_evidence: withoutDelete,
  must_record_version: readAndAppend,
};
