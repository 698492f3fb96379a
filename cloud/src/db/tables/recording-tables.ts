import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { NameClaim } from '@rollcall/shared/contract/sighting';
import type { Category } from '@rollcall/shared/fields/categories';
import type { IntegrityProblem, RecordingState } from '@rollcall/shared/http/recordings';
import type { SightingProblem } from '@rollcall/shared/http/sightings';
import type { EvidenceExportFailure, EvidenceExportState } from '@rollcall/shared/resources/evidence-exports';
import type { RestrictionWhy } from '@rollcall/shared/resources/recording-restrictions';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, GeneratedBigInteger, Timestamp } from './columns.ts';

/** Recordings, where they were seen, and who saw or took them. */
export interface RecordingTables {
  recording: {
    recording_id: string;
    sha256: string;
    size_bytes: BigInteger;
    part_size_bytes: BigInteger;
    part_sha256: string[];
    extension: string;
    inspection: JSONColumnType<Inspection>;
    inspection_outcome: Inspection['outcome'];
    duration_ms: BigInteger | null;
    captured_at: Timestamp | null;
    recorder_serial: string;
    file_name: string;
    station_id: string;
    state: Generated<RecordingState>;
    object_key: string;
    upload_id: string | null;
    granted_at: Timestamp | null;
    version_id: string | null;
    rejected_version_id: string | null;
    announced_at: Timestamp;
    uploaded_at: Timestamp | null;
    verified_at: Timestamp | null;
    verify_attempts: Generated<number>;
    verify_after: Timestamp | null;
    kind: ColumnType<Inspection['kind'], never, never>;
    captured_until: Timestamp | null;
    several_recorders: Generated<boolean>;
    thumbnail: 'stored' | 'none' | null;
    thumbnail_attempts: Generated<number>;
    thumbnail_after: Timestamp | null;
    category: Generated<Category>;
    category_by: string | null;
    category_at: Timestamp | null;
    category_reason: string | null;
    deleted_at: Timestamp | null;
    deletion_begun_at: Timestamp | null;
    read_at: Timestamp | null;
    walk_after: Timestamp | null;
    read_asked_at: Timestamp | null;
    read_failures: Generated<number>;
    integrity_problem: IntegrityProblem | null;
    integrity_problem_at: Timestamp | null;
    locked_until: Timestamp | null;
    locked_since: Timestamp | null;
    lock_after: Timestamp | null;
    copy_version_id: string | null;
    copy_verified_at: Timestamp | null;
    copy_after: Timestamp | null;
    from_copy_at: ColumnType<Date | null, never, Date>;
    clock_offset_ms: GeneratedBigInteger;
    clock_error_ms: Generated<number>;
    activity_categories: Generated<Category[]>;
    device_marked: Generated<boolean>;
    ticketed: Generated<boolean>;
    uploaded_by: string | null;
    span_ms: BigInteger | null;
    /** An int8multirange. */
    holes: string | null;
    length_measured_at: Timestamp | null;
    length_attempts: Generated<number>;
    length_after: Timestamp | null;
  };
  recording_announcement: {
    recording_id: string;
    station_id: string;
    incarnation: number;
    seq: BigInteger;
    announced_at: Timestamp;
    local_copy_pruned_at: Timestamp | null;
    size_bytes: BigInteger | null;
    part_size_bytes: BigInteger | null;
    part_sha256: string[] | null;
    upload_id: string | null;
    granted_at: Timestamp | null;
    refuted_at: Timestamp | null;
  };
  station_upload_day: { station_id: string; day: string; granted_bytes: BigInteger };
  sighting: {
    sighting_id: ColumnType<number, never, never>;
    recording_id: string | null;
    problem: SightingProblem | null;
    problem_detail: string | null;
    station_id: string;
    dock_session_id: string;
    card_volume_id: string;
    recorder_serial: string;
    path_bytes: Buffer;
    path_text: string;
    size_bytes: BigInteger;
    modified_at: Timestamp;
    claim: JSONColumnType<NameClaim>;
    seen_at: Timestamp;
  };
  viewing_session: {
    viewing_session_id: Generated<string>;
    recording_id: string;
    account_id: string;
    on_behalf_of: string | null;
    opened_at: Timestamp;
    last_read_at: Timestamp | null;
    expires_at: Timestamp;
    /** The bytes that were handed to the player, as an int8multirange. */
    served: Generated<string>;
  };
  recording_restriction: {
    restriction_id: Generated<string>;
    recording_id: string;
    why: RestrictionWhy;
    reason: string;
    restricted_by: string;
    restricted_at: Timestamp;
    lifted_by: ColumnType<string | null, never, string>;
    lifted_at: ColumnType<Date | null, never, Date>;
    lift_reason: ColumnType<string | null, never, string>;
  };
  access_request: {
    access_request_id: Generated<string>;
    account_id: string;
    on_behalf_of: string | null;
    purpose: string;
    requested_at: Timestamp;
    expires_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision: 'approved' | 'refused' | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
    revoked_by: string | null;
    revoked_at: Timestamp | null;
    revoke_reason: string | null;
  };
  access_request_recording: { access_request_id: string; recording_id: string };
  evidence_export: {
    export_id: Generated<string>;
    account_id: string;
    on_behalf_of: string | null;
    purpose: string;
    /** All footage of this case went into it; null: recordings that somebody chose. */
    case_no: ColumnType<string | null, string | null | undefined, never>;
    access_request_id: string | null;
    requested_at: Timestamp;
    state: Generated<EvidenceExportState>;
    run_after: Timestamp | null;
    attempts: Generated<number>;
    upload_id: string | null;
    bytes_total: BigInteger;
    bytes_done: GeneratedBigInteger;
    served_bytes: GeneratedBigInteger;
    manifest: string | null;
    custody_history: string | null;
    fact_id: BigInteger | null;
    version_id: string | null;
    size_bytes: BigInteger | null;
    sha256: string | null;
    finished_at: Timestamp | null;
    expires_at: Timestamp | null;
    failure: JSONColumnType<EvidenceExportFailure> | null;
  };
  evidence_export_recording: { export_id: string; position: number; recording_id: string };
}

/** What the service may do with them. */
export const recordingPrivileges: Privileges<RecordingTables> = {
  recording: withoutDelete,
  recording_announcement: withoutDelete,
  station_upload_day: withoutDelete,
  sighting: withoutDelete,
  viewing_session: withoutDelete,
  recording_restriction: withoutDelete,
  access_request: withoutDelete,
  access_request_recording: readAndAppend,
  evidence_export: withoutDelete,
  evidence_export_recording: readAndAppend,
};
