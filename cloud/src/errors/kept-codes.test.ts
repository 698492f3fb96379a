import { readdirSync, readFileSync } from 'node:fs';
import { resources } from '@rollcall/shared/resources/resources';
import { expect, test } from 'vitest';
import { dutyStatuses } from './duty-errors.ts';
import { retiringStatuses } from './retiring-errors.ts';

const written = readdirSync(import.meta.dirname)
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .flatMap((source) => [...source.matchAll(/code: '(\w+)'/g)])
  .map(([, code = '']) => code);
const codes = [
  ...written,
  ...Object.keys(dutyStatuses),
  ...Object.keys(retiringStatuses),
  ...Object.values(resources).flatMap(({ problems }) => Object.keys(problems)),
];

// Written down a second time on purpose: pages and other systems know errors by these.
test('no code of an error is ever renamed', () => {
  const published = `
    approved_by_same_person password_not_own pin_not_own given_pin_refused not_yet_second_person activity_to_come command_runs idempotency_key_reused outcome_unknown shift_changed_since
    access_expiry access_request_needed account_incomplete acting_names_nobody activities_refused activity_length
    activity_token_refused activity_withdrawn agrees_with_self already_decided already_proposed already_there
    appeal_too_late appeal_waits assertion_refused assignment_not_disputed attachment_closed attachment_gone attachment_lost
    attachment_quota attachment_refused authority_key_needed bad_arguments bad_cursor bad_http_request bad_periods bad_request bad_seed bad_tree_sizes
    bad_verifier_key body_too_large breaks_wrong broker_secret_refused campaign_backwards campaign_name_taken
    campaign_not_then catalogue_counts_from_past catalogue_outdated clock_compared_later contradictory_event
    copy_store_missing cosignature_refused custody_observed custody_overlaps custody_takes_from_other_unit
    database_folder_not_empty database_not_migrated database_unavailable delegation_time dispute_decided disputed_already duty_type_retired
    enrolment_code_refused exemption_closed exemption_waits explained_already export_not_ready export_waits_for_ledger fault_told_late
    finding_set_aside forbidden foreign_origin guarantee_not_missing guarantee_overridden hold_ended hold_expiry hq_running
    import_refused internal key_damaged key_missing key_not_in_set key_readable_by_others key_set_damaged
    key_set_missing key_set_outdated last_administrator leadership_backwards leadership_differs_now
    leadership_of_self leadership_to_come leave_length leave_overlap leave_removed ledger_archive_ahead
    ledger_archive_incomplete ledger_contradictory ledger_forked no_checkpoint_yet no_such_backup no_officer_of_account no_thumbnail
    not_a_delegate not_a_leader not_evidence not_found not_own_proposal not_signed_in not_yet_in_ledger
    not_your_check_out not_yours_to_explain not_yours_to_withdraw nothing_to_let_go nothing_to_request
    object_store_failed object_store_without_versions observed_at_station of_other_unit officer_left origin_differs
    other_root_key others_roster_proposal outcome_required own_access_request own_appeal own_entry_defended
    own_exemption own_leadership own_proposal own_recusal own_roster_proposal parameters_outdated payload_not_erasable pin_too_plain
    range_not_satisfiable reason_required recorder_scrapped recording_deleted recording_not_announced
    recording_not_uploaded recording_not_verified recusal_there recused repair_closed retention_change_open
    retention_outdated root_key_needed roster_proposal_conflicts service_role_is_owner several_approvals
    shift_cancelled shift_length shift_overlap station_revoked station_token_refused swap_with_self too_many_attempts
    officer_has_recorders officer_has_shifts officer_leads recorder_is_out unit_code_digits unit_has_officers
    unit_has_recorders unit_has_stations unit_has_units unit_retired unit_too_deep
    too_many_streams too_much_to_request unit_below_itself unknown_account unknown_campaign unknown_duty_type
    unknown_officer unknown_planned_recorder unknown_station unknown_unit unknown_unit_or_officer upload_quota_spent
    decided_here outside_decision_to_come outside_decision_waits own_outside_decision scan_closed scan_needed scan_there
    shift_template_name_taken shift_template_not_own
    verifier_missing viewing_session_not_found weak_password wrong_count wrong_credentials wrong_password
    target_out_of_range
  `;
  expect(codes).toEqual(expect.arrayContaining(published.trim().split(/\s+/)));
});
