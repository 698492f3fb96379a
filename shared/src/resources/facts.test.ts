import { expect, test } from 'vitest';
import { factSubjectKinds, factTypes } from './facts.ts';

// Written down a second time on purpose: ledgers hold these values, so one that is changed or gone must turn a test red.

test('fact types are the ones that ledgers hold', () => {
  const stored = `
    access_approved access_refused access_requested access_revoked account_added account_changed acting_began
    acting_ended activity_changed activity_source_added activity_source_revoked activity_told activity_withdrawn
    alarms_cleared appeal_dismissed appeal_upheld attachment_added attachment_removed attachment_taken batch_taken bulletin_drafted bulletin_dropped bulletin_name_erased bulletin_receipt
    bulletin_returned bulletin_sealed bulletin_submitted calendar_day_removed
    calendar_day_set campaign_added
    campaign_changed card_erased case_appeal_dismissed case_appeal_upheld case_appealed case_decided case_defect_accepted case_defect_proposed case_defect_rejected case_entry_ended
    case_final case_heard case_looked_at case_notified case_opened case_recorded case_reopen_proposed case_reopen_refused
    case_reopened case_seen category_changed check_excluded check_ripe checklist_set clock_observed common_cause_changed common_cause_recorded copy_lost custody_added custody_changed
    custody_dispute_dismissed custody_dispute_upheld custody_disputed custody_removed decided_outside delegate_named delegation_ended
    deletion_list_approved deletion_list_done deletion_list_proposed deletion_list_refused deletion_listed
    draw_announced draw_asked draw_closed draw_committed draw_finished draw_item_skipped draw_plan_set draw_revealed draw_skip_proposed draw_skip_refused draw_voided draws_started
    duty_type_added duty_type_changed enrolment_code_created erase_approval_proposed erase_approved erase_confirmed
    erase_permit_issued erase_permit_withdrawn erase_refused erase_tried exemption_approved exemption_refused
    exemption_requested exemption_withdrawn export_created export_downloaded export_expired export_failed export_ready
    export_requested fault_reported_again field_inspected field_inspection_joined field_inspection_parted field_inspection_withdrawn finding_answered finding_appealed finding_cause_attached finding_cause_detached finding_changed finding_leader_corrected
    finding_leader_kept finding_looked_at finding_opened
    finding_reopened finding_resolved finding_set_aside guarantee_held guarantee_missing guarantee_not_tried
    guarantee_overridden guarantee_override_ended guarantee_override_withdrawn hold_lifted hold_placed hq_restored import_applied
    import_proposed incarnation_adopted key_set_taken_up kiosk_pin_set leadership_corrected leave_added leave_changed leave_removed
    ledger_recovered leftover_copy_removed list_exported must_record_changed object_changed object_missing object_unreadable
    observation_withdrawn officer_added officer_changed outside_decision_confirmed outside_decision_entered
    outside_decision_rejected outside_decision_scanned parameters_changed password_changed payload_erased
    pre_shift_checked
    quarantined_event_reprocessed read_back_mismatch recorder_added recorder_changed recorder_checked_in
    recorder_checked_out recording_copied recording_deleted recording_exported recording_restored recording_restricted recording_unrestricted
    recording_length_corrected recording_time_corrected recording_verified rectification_again rectification_ended rectification_ordered
    rectification_passed rectification_proved rectification_reassigned rectification_withdrawn repair_ticket_changed
    repair_ticket_closed repair_ticket_opened retention_change_approved retention_change_proposed
    review_assigned review_drawn_to_verify review_reassigned review_requested review_submitted review_verified
    retention_change_refused retention_change_withdrawn roster_proposal_approved roster_proposal_refused
    roster_proposal_withdrawn roster_proposed case_evidence_release_agreed case_evidence_release_proposed case_evidence_release_refused case_evidence_release_withdrawn case_number_confirmed case_number_refused
    rules_start_agreed rules_start_proposed rules_start_refused rules_start_withdrawn seen_on_several_recorders shift_added shift_cancelled shift_changed
    shift_swapped shift_template_added shift_template_changed sign_in_locked_out signed_in signed_out spare_minimum_set station_added station_changed station_enrolled station_frozen
    station_readmitted station_revoked station_settings_changed store_registered unit_added unit_changed upload_completed
    viewing_session_opened visits_committed visits_opened witness_added witness_removed
  `;
  expect(factTypes).toEqual(expect.arrayContaining(stored.trim().split(/\s+/)));
});

test('subject kinds are the ones that ledgers hold', () => {
  const stored = `
    access_request account accountability_case activity bulletin calendar_day campaign case checklist checkpoint common_cause
    custody delegation deletion_list draw draw_plan duty_type erase_permit exemption export field_inspection finding
    guarantee hq key_set leadership leave legal_hold must_record observation officer outside_decision pre_shift_check
    recorder recording rectification recusal repair_ticket retention review roster_proposal rules_start session shift
    shift_template spare_stock station station_settings unit visits witness
  `;
  expect(factSubjectKinds).toEqual(expect.arrayContaining(stored.trim().split(/\s+/)));
});
