import type { FindingKind } from './findings.ts';

/** The type check asks for a place for each kind. */
const gravestFirst: Record<FindingKind, true> = {
  missing_since_dock: true,
  logged_but_absent: true,
  sequence_hole: true,
  object_missing: true,
  object_changed: true,
  object_unreadable: true,
  damaged: true,
  no_footage: true,
  recorder_not_handed_in: true,
  activity_not_covered: true,
  coverage_below_threshold: true,
  started_too_late: true,
  stopped_early: true,
  coverage_gap: true,
  spot_check_full_recording: true,
  spot_check_conduct: true,
  spot_check_safety_protection: true,
  switched_off: true,
  not_worn: true,
  not_recording: true,
  footage_nobody_held: true,
  recorder_of_two_badges: true,
  same_bytes: true,
  footage_outside_duty: true,
  late_import: true,
  worn_wrongly: true,
  short_clips: true,
  poor_appearance: true,
  not_charged: true,
  burst_of_tickets: true,
  custody_disputed: true,
  clock_drift: true,
};

/**
 * Every kind, the gravest first: what may have been destroyed; HQ's own losses; duty of which nothing is recorded, then parts of
 * it; how recorders were used; what only has to be looked at.
 */
export const kindsBySeverity = Object.keys(gravestFirst) as FindingKind[];
