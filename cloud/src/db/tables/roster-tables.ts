import type { LeaveKind } from '@rollcall/shared/fields/leave';
import type { RecordingRule } from '@rollcall/shared/fields/recording-rules';
import type { RosterAct, RosterProposalState } from '@rollcall/shared/fields/roster-proposals';
import type { CalendarDayKind } from '@rollcall/shared/resources/calendar-days';
import type { CampaignType } from '@rollcall/shared/resources/campaigns';
import type { RulesStartState } from '@rollcall/shared/resources/rules-starts';
import type { ClockSpan } from '@rollcall/shared/resources/shift-templates';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

/** Who is on duty when, and what is changed of it. */
export interface RosterTables {
  duty_type: {
    duty_type: string;
    name: string;
    recording_rule: RecordingRule;
    retired_at: Timestamp | null;
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
    campaign_id: ColumnType<string | null, string | null | undefined, string | null>;
    planned_recorder_serial: ColumnType<string | null, string | null | undefined, string | null>;
    version: Generated<number>;
  };
  shift_break: { shift_id: string; starts_at: Timestamp; ends_at: Timestamp };
  leave: {
    leave_id: Generated<string>;
    badge_no: string;
    leave_kind: LeaveKind;
    starts_at: Timestamp;
    ends_at: Timestamp;
    note: Generated<string>;
    removed_at: Timestamp | null;
  };
  campaign: {
    campaign_id: Generated<string>;
    name: string;
    campaign_type: CampaignType;
    starts_on: string;
    ends_on: string | null;
  };
  calendar_day: {
    day: string;
    kind: CalendarDayKind;
    name: string;
    note: string;
    late_change: boolean;
    set_by: string;
    set_at: Timestamp;
    reason: string;
  };
  shift_template: {
    shift_template_id: Generated<string>;
    unit_code: string | null;
    name: string;
    from_time: string;
    to_time: string;
    breaks: JSONColumnType<ClockSpan[]>;
    duty_type: string;
    retired_at: Timestamp | null;
  };
  roster_proposal: {
    roster_proposal_id: Generated<string>;
    act: RosterAct;
    state: RosterProposalState;
    reason: string;
    change_count: number;
    from_at: Timestamp;
    until_at: Timestamp;
    proposed_by: string | null;
    on_behalf_of: string | null;
    withdrawn_by: string | null;
    proposer_name: string;
    proposed_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
  roster_proposal_change: {
    roster_proposal_id: string;
    nr: number;
    thing: 'shift' | 'leave';
    before: JSONColumnType<object> | null;
    after: JSONColumnType<object> | null;
    badge_nos: string[];
    unit_codes: string[];
  };
  rules_start: {
    rules_start_id: Generated<string>;
    /** `-infinity`: with the installation. */
    starts_on: string;
    reason: string | null;
    proposed_by: string | null;
    on_behalf_of: string | null;
    proposed_at: Timestamp;
    state: Generated<RulesStartState>;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
}

/** What the service may do with them. */
export const rosterPrivileges: Privileges<RosterTables> = {
  duty_type: withoutDelete,
  shift: withoutDelete,
  shift_break: everything,
  leave: withoutDelete,
  campaign: withoutDelete,
  calendar_day: everything,
  shift_template: withoutDelete,
  roster_proposal: withoutDelete,
  roster_proposal_change: readAndAppend,
  rules_start: withoutDelete,
};
