import type { Resource } from './resource.ts';
import { type ResourceFactType, type ResourceSubject, resources } from './resources.ts';

const otherTypes = [
  'activity_changed',
  'activity_source_added',
  'activity_source_revoked',
  'activity_told',
  'activity_withdrawn',
  'alarms_cleared',
  'appeal_dismissed',
  'appeal_upheld',
  'attachment_added',
  'attachment_removed',
  'attachment_taken',
  'batch_taken',
  'category_changed',
  'clock_observed',
  'copy_lost',
  'enrolment_code_created',
  'exemption_approved',
  'exemption_refused',
  'exemption_requested',
  'exemption_withdrawn',
  'finding_answered',
  'finding_appealed',
  'finding_changed',
  'finding_looked_at',
  'finding_opened',
  'finding_reopened',
  'finding_resolved',
  'finding_set_aside',
  'guarantee_held',
  'guarantee_missing',
  'guarantee_not_tried',
  'guarantee_overridden',
  'guarantee_override_ended',
  'guarantee_override_withdrawn',
  'hq_restored',
  'import_applied',
  'import_proposed',
  'incarnation_adopted',
  'key_set_taken_up',
  'ledger_recovered',
  'leftover_copy_removed',
  'list_exported',
  'must_record_changed',
  'object_changed',
  'object_missing',
  'object_unreadable',
  'payload_erased',
  'read_back_mismatch',
  'recorder_added',
  'recorder_changed',
  'recording_copied',
  'recording_deleted',
  'recording_exported',
  'recording_length_corrected',
  'recording_restored',
  'recording_time_corrected',
  'recording_verified',
  'seen_on_several_recorders',
  'station_added',
  'station_changed',
  'station_enrolled',
  'station_frozen',
  'station_readmitted',
  'station_revoked',
  'store_registered',
  'upload_completed',
  'viewing_session_opened',
  'witness_added',
  'witness_removed',
] as const;

/** What a fact is about, before the colon of its subject. Stored for ever like the types. */
const otherSubjects = [
  'activity',
  'checkpoint',
  'exemption',
  'finding',
  'guarantee',
  'hq',
  'key_set',
  'must_record',
  'recorder',
  'recording',
  'station',
  'witness',
] as const;

/** Every type of fact that HQ records: snake_case, past tense. Stored and shown in the ledger for ever, so none is ever renamed. */
export type FactType = (typeof otherTypes)[number] | ResourceFactType;

export type FactSubjectKind = (typeof otherSubjects)[number] | ResourceSubject;

/** Who or what a fact is about; its history is the facts of one subject. */
export type FactSubject = `${FactSubjectKind}:${string}`;

const known: readonly Resource[] = Object.values(resources);
export const factTypes = [...otherTypes, ...known.flatMap(({ factTypes: types }) => types)];
export const factSubjectKinds = [...otherSubjects, ...known.flatMap(({ subject }) => subject ?? [])];
