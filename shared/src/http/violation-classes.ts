import type { FindingKind, ViolationClass } from './findings.ts';

/**
 * Under which violation a kind of finding falls if it is right. Null: it is none by itself, but says that something must be
 * looked at: a clock, who held a recorder, how tickets came about, HQ's own store.
 */
export const violationClasses: Record<FindingKind, ViolationClass | null> = {
  no_footage: 'incomplete',
  coverage_below_threshold: 'incomplete',
  coverage_gap: 'incomplete',
  activity_not_covered: 'incomplete',
  started_too_late: 'incomplete',
  stopped_early: 'incomplete',
  late_import: 'improper_use',
  footage_outside_duty: 'improper_use',
  footage_nobody_held: 'improper_use',
  recorder_of_two_badges: 'improper_use',
  short_clips: 'improper_use',
  same_bytes: 'improper_use',
  switched_off: 'improper_use',
  not_worn: 'improper_use',
  not_recording: 'improper_use',
  worn_wrongly: 'improper_use',
  poor_appearance: 'improper_use',
  not_charged: 'improper_use',
  missing_since_dock: 'unauthorised_deletion',
  logged_but_absent: 'unauthorised_deletion',
  sequence_hole: 'unauthorised_deletion',
  damaged: 'damaged',
  spot_check_conduct: 'improper_use',
  spot_check_safety_protection: 'improper_use',
  spot_check_full_recording: 'incomplete',
  burst_of_tickets: null,
  clock_drift: null,
  custody_disputed: null,
  object_missing: null,
  object_changed: null,
  object_unreadable: null,
};

/** The kinds that fall under a violation. */
export function kindsOfViolation(violation: ViolationClass): FindingKind[] {
  return (Object.keys(violationClasses) as FindingKind[]).filter((kind) => violationClasses[kind] === violation);
}
