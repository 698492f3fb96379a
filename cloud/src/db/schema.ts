import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { CardPath, NameClaim } from '@rollcall/shared/contract/sighting';
import type { CustodyBasis } from '@rollcall/shared/http/custodies';
import type { DeletionListState, DeletionNote } from '@rollcall/shared/http/deletion-lists';
import type { RecordingRule } from '@rollcall/shared/http/duty-types';
import type { EvidenceExportFailure, EvidenceExportState } from '@rollcall/shared/http/evidence-exports';
import type { FindingDetail, FindingKind, FindingState } from '@rollcall/shared/http/findings';
import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import type { WitnessKind } from '@rollcall/shared/http/ledger';
import type { Parameters } from '@rollcall/shared/http/parameters';
import type { IntegrityProblem, RecordingState } from '@rollcall/shared/http/recordings';
import type { Category, RetentionDryRun, RetentionPeriods } from '@rollcall/shared/http/retention';
import type { Role } from '@rollcall/shared/http/sessions';
import type { SightingProblem } from '@rollcall/shared/http/sightings';
import type { PublicJwk } from '@rollcall/shared/http/station-enrolments';
import type { StationAlarmKind } from '@rollcall/shared/http/stations';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;
/** `bigint` columns are read as numbers: none of ours passes 2^53 (see `database.ts`). */
type BigInteger = ColumnType<number, number, number>;
type GeneratedBigInteger = ColumnType<number, number | undefined, number>;

/** The tables as the migrations leave them. */
export type Schema = {
  unit: {
    unit_code: string;
    name: string;
    kind: 'brigade' | 'squad' | 'section';
    parent_code: string | null;
    created_at: GeneratedTimestamp;
  };
  officer: {
    badge_no: string;
    name: string;
    kind: 'sworn' | 'auxiliary';
    unit_code: string;
    leader_badge_no: string | null;
    left_on: string | null;
    created_at: GeneratedTimestamp;
  };
  recorder: {
    recorder_serial: string;
    unit_code: string | null;
    state: Generated<'normal' | 'faulty' | 'in_repair' | 'scrapped'>;
    spare: Generated<boolean>;
    created_at: GeneratedTimestamp;
  };
  station: {
    station_id: string;
    unit_code: string;
    name: string;
    public_jwk: JSONColumnType<PublicJwk> | null;
    key_thumbprint: string | null;
    enrolled_at: Timestamp | null;
    frozen_at: Timestamp | null;
    frozen_reason: string | null;
    revoked_at: Timestamp | null;
    mosquitto_password_hash: string | null;
    created_at: GeneratedTimestamp;
  };
  enrolment_code: {
    code_sha256: Buffer;
    station_id: string;
    created_at: GeneratedTimestamp;
    expires_at: Timestamp;
    used_at: Timestamp | null;
    used_thumbprint: string | null;
  };
  station_presence: {
    station_id: string;
    state: 'online' | 'offline';
    incarnation: number;
    connection: BigInteger;
    changed_at: Timestamp;
  };
  station_alarm: {
    station_alarm_id: Generated<string>;
    station_id: string;
    kind: StationAlarmKind;
    detail: JSONColumnType<Record<string, unknown>>;
    raised_at: GeneratedTimestamp;
    cleared_at: Timestamp | null;
    cleared_by: string | null;
  };
  account: {
    account_id: Generated<string>;
    username: string;
    password_hash: string;
    role: Role;
    unit_code: string | null;
    badge_no: string | null;
    created_at: GeneratedTimestamp;
    disabled_at: Timestamp | null;
  };
  session: {
    session_sha256: Buffer;
    account_id: string;
    created_at: GeneratedTimestamp;
    last_seen_at: GeneratedTimestamp;
    expires_at: Timestamp;
  };
  attempt_window: { key_sha256: Buffer; started_at: Timestamp; attempts: number };
  used_assertion: { station_id: string; jti: string; expires_at: Timestamp };
  cloud_state: { one: Generated<boolean>; epoch: BigInteger };
  station_store: {
    station_id: string;
    incarnation: number;
    store_id: string | null;
    registered_at: GeneratedTimestamp;
    fenced_at: Timestamp | null;
    fence_reason: string | null;
  };
  station_cursor: {
    station_id: string;
    incarnation: number;
    through: GeneratedBigInteger;
    head: string;
    archived_through: GeneratedBigInteger;
    counter: GeneratedBigInteger;
    last_batch_at: Timestamp | null;
  };
  station_batch: {
    station_id: string;
    incarnation: number;
    first_seq: BigInteger;
    last_seq: BigInteger;
    hash: string;
    jws: string;
    received_at: GeneratedTimestamp;
  };
  station_event: {
    station_id: string;
    incarnation: number;
    seq: BigInteger;
    event_id: string;
    type: string;
    wall: Timestamp;
    boot_id: string;
    monotonic_ms: BigInteger;
    body: JSONColumnType<Record<string, unknown>>;
    received_at: GeneratedTimestamp;
  };
  quarantined_event: {
    station_id: string;
    incarnation: number;
    seq: BigInteger;
    raw: Buffer;
    reason: string;
    quarantined_at: GeneratedTimestamp;
    reprocessed_at: Timestamp | null;
  };
  refused_batch: {
    refused_batch_id: ColumnType<number, never, never>;
    station_id: string;
    reason: string;
    raw: Buffer;
    raw_sha256: Buffer;
    received_at: GeneratedTimestamp;
  };
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
    read_at: Timestamp | null;
    walk_after: Timestamp | null;
    integrity_problem: IntegrityProblem | null;
    integrity_problem_at: Timestamp | null;
    locked_until: Timestamp | null;
    lock_after: Timestamp | null;
    copy_version_id: string | null;
    copy_verified_at: Timestamp | null;
    copy_after: Timestamp | null;
  };
  recording_announcement: {
    recording_id: string;
    station_id: string;
    incarnation: number;
    seq: BigInteger;
    announced_at: Timestamp;
  };
  station_upload_day: { station_id: string; day: string; granted_bytes: BigInteger };
  dock_session: {
    dock_session_id: string;
    station_id: string;
    recorder_serial: string;
    serial_source: string;
    card_volume_id: string;
    profile_id: string | null;
    free_bytes: BigInteger;
    total_bytes: BigInteger;
    docked_at: Timestamp;
    undocked_at: Timestamp | null;
    collected_at: Timestamp | null;
  };
  card_inventory: {
    dock_session_id: string;
    page: number;
    pages: number;
    entries: JSONColumnType<{ path: CardPath; sizeBytes: number; modifiedAt: string }[]>;
    seen_at: Timestamp;
  };
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
  duty_type: {
    duty_type: string;
    name: string;
    recording_rule: RecordingRule;
    retired_at: Timestamp | null;
  };
  custody: {
    custody_id: Generated<string>;
    recorder_serial: string;
    badge_no: string;
    basis: CustodyBasis;
    held_from: Timestamp;
    held_until: Timestamp | null;
  };
  holding: {
    recorder_serial: string;
    badge_no: string;
    held_from: Timestamp;
    held_until: Timestamp | null;
    custody_id: string;
  };
  shift: {
    shift_id: Generated<string>;
    badge_no: string;
    starts_at: Timestamp;
    ends_at: Timestamp;
    duty_date: string;
    duty_type: string;
    post: string;
    cancelled_at: Timestamp | null;
    review_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  shift_coverage: {
    shift_id: string;
    as_of: Timestamp;
    required_ms: BigInteger;
    recorded_ms: BigInteger;
    missing_ms: BigInteger;
    pending_ms: BigInteger;
  };
  finding: {
    finding_id: Generated<string>;
    kind: FindingKind;
    subject: string;
    shift_id: string;
    badge_no: string;
    unit_code: string;
    duty_date: string;
    state: FindingState;
    detail: JSONColumnType<FindingDetail>;
    found_at: Timestamp;
    changed_at: Timestamp;
    resolved_at: Timestamp | null;
  };
  parameter_version: {
    version: ColumnType<number, never, never>;
    parameters: JSONColumnType<Parameters>;
    reason: string;
    set_by: string;
    set_at: GeneratedTimestamp;
  };
  viewing_session: {
    viewing_session_id: Generated<string>;
    recording_id: string;
    account_id: string;
    opened_at: Timestamp;
    last_read_at: Timestamp | null;
    expires_at: Timestamp;
  };
  storage_guarantee: { guarantee: StoreGuarantee; held: boolean | null; seen: string; probed_at: Timestamp };
  guarantee_override: {
    guarantee: StoreGuarantee;
    reason: string;
    overridden_by: string;
    overridden_at: Timestamp;
  };
  walk_day: { day: string; files: number; bytes: BigInteger };
  retention_change: {
    retention_change_id: Generated<string>;
    base_version: number;
    periods: JSONColumnType<RetentionPeriods>;
    reason: string;
    dry_run: JSONColumnType<RetentionDryRun>;
    proposed_by: string;
    proposed_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision: 'approved' | 'refused' | 'withdrawn' | null;
    decision_reason: string | null;
    version: number | null;
  };
  legal_hold: {
    legal_hold_id: Generated<string>;
    recording_id: string;
    reason: string;
    placed_by: string;
    placed_at: Timestamp;
    expires_at: Timestamp | null;
    lifted_by: string | null;
    lifted_at: Timestamp | null;
    lift_reason: string | null;
  };
  deletion_list: {
    deletion_list_id: Generated<string>;
    proposed_at: Timestamp;
    state: Generated<DeletionListState>;
    closed_at: Timestamp | null;
  };
  deletion_entry: {
    deletion_list_id: string;
    recording_id: string;
    version_id: string;
    category: Category;
    due_at: Timestamp;
    outcome: 'deleted' | 'kept' | null;
    note: DeletionNote | null;
    decided_at: Timestamp | null;
  };
  deletion_decision: {
    deletion_list_id: string;
    account_id: string;
    decision: 'approved' | 'refused';
    reason: string;
    decided_at: Timestamp;
  };
  access_request: {
    access_request_id: Generated<string>;
    account_id: string;
    purpose: string;
    requested_at: Timestamp;
    expires_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision: 'approved' | 'refused' | null;
    decision_reason: string | null;
    revoked_by: string | null;
    revoked_at: Timestamp | null;
    revoke_reason: string | null;
  };
  access_request_recording: { access_request_id: string; recording_id: string };
  evidence_export: {
    export_id: Generated<string>;
    account_id: string;
    purpose: string;
    access_request_id: string | null;
    requested_at: Timestamp;
    state: Generated<EvidenceExportState>;
    run_after: Timestamp | null;
    attempts: Generated<number>;
    upload_id: string | null;
    bytes_total: BigInteger;
    bytes_done: GeneratedBigInteger;
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
  fact: {
    fact_id: ColumnType<number, never, never>;
    type: string;
    subject: string | null;
    payload: JSONColumnType<Record<string, unknown>> | null;
    salt: ColumnType<Buffer | null, never, null>;
    recorded_at: ColumnType<Date, never, never>;
    payload_gone: ColumnType<'erased' | 'lost' | null, never, 'erased'>;
  };
  pending_fact: { fact_id: BigInteger; payload_sha256: Buffer };
  ledger_leaf: { leaf_index: BigInteger; fact_id: BigInteger; payload_sha256: Buffer; leaf_hash: Buffer };
  ledger_node: { level: number; node_index: BigInteger; hash: Buffer };
  ledger_head: { one: Generated<boolean>; size: BigInteger; root: Buffer };
  ledger_checkpoint: { size: BigInteger; note: string; signed_at: Timestamp; archived_at: Timestamp };
  witness: {
    verifier_key: string;
    name: string;
    kind: WitnessKind;
    public_key: Buffer;
    station_id: string | null;
    added_at: GeneratedTimestamp;
    removed_at: Timestamp | null;
  };
  cosignature: {
    size: BigInteger;
    verifier_key: string;
    line: string;
    signed_at: Timestamp;
    received_at: GeneratedTimestamp;
  };
  cosign_wish: { station_id: string; fact_id: BigInteger };
  ledger_problem: { one: Generated<boolean>; code: string; detail: string; raised_at: Timestamp };
  kysely_migration: { name: string; timestamp: string };
};
