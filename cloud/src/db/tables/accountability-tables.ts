import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Ground } from '@rollcall/shared/http/handling';
import type {
  CaseAppealState,
  CaseOutcome,
  CaseSourceKind,
  EntryRole,
  EntryState,
  Hearing,
} from '@rollcall/shared/resources/accountability-cases';
import type { ColumnType, Generated } from 'kysely';
import { type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

/** What an update alone writes. */
type Later<Value> = ColumnType<Value | null, never, Value | null>;

/** Who answers for what. */
export interface AccountabilityTables {
  accountability_case: {
    case_id: Generated<string>;
    year: number;
    number: number;
    source: CaseSourceKind;
    reason: string;
    document_no: string | null;
    received_on: string | null;
    happened_on: string | null;
    complaint: string | null;
    opened_by: string;
    on_behalf_of: string | null;
    opened_at: Timestamp;
  };
  accountability_entry: {
    entry_id: Generated<string>;
    case_id: string;
    badge_no: string;
    role: EntryRole;
    unit_code: string;
    state: Generated<EntryState>;
    round: Generated<number>;
    told_at: Timestamp;
    heard_until: string;
    heard: Later<Hearing>;
    outcome: Later<CaseOutcome>;
    ground: Later<Ground>;
    points: Later<number>;
    reason: Later<string>;
    document_no: Later<string>;
    document_on: Later<string>;
    office: Later<string>;
    decided_by: Later<string>;
    decided_for: Later<string>;
    decided_at: Later<Date>;
    void: Generated<boolean>;
    seen_at: Later<Date>;
    appeal_until_on: Later<string>;
  };
  accountability_entry_finding: {
    entry_id: string;
    finding_id: string;
    violation_class: ViolationClass | null;
    ended_at: Later<Date>;
  };
  accountability_statement: {
    statement_id: Generated<string>;
    entry_id: string;
    round: number;
    text: string | null;
    late: boolean;
    stated_by: string;
    stated_at: Timestamp;
  };
  slip: {
    slip_id: Generated<string>;
    /** Of an entry of a case, or of a decision about a finding. */
    entry_id: string | null;
    round: number | null;
    decision_id: string | null;
    badge_no: string;
    unit_code: string;
    how: 'signed' | 'refused';
    signed_on: string;
    witnesses: string[];
    scan_name: string | null;
    scan_sha256: string | null;
    scan_bytes: number | null;
    scan_type: string | null;
    noted_by: string;
    noted_for: string | null;
    noted_at: Timestamp;
  };
  accountability_appeal: {
    appeal_id: Generated<string>;
    entry_id: string;
    round: number;
    reason: string;
    appealed_by: string;
    appealed_at: Timestamp;
    state: Generated<CaseAppealState>;
    decided_by: Later<string>;
    decided_at: Later<Date>;
    decision_reason: Later<string>;
    ground: Later<Ground>;
    outside_decision_id: Later<string>;
  };
  accountability_reopening: {
    reopening_id: Generated<string>;
    case_id: string;
    entry_ids: string[];
    reason: string;
    proposed_by: string;
    proposed_for: string | null;
    proposed_at: Timestamp;
    state: Generated<'waits' | 'agreed' | 'refused'>;
    second_by: Later<string>;
    second_at: Later<Date>;
    second_reason: Later<string>;
  };
}

/** What the service may do with them. */
export const accountabilityPrivileges: Privileges<AccountabilityTables> = {
  accountability_case: readAndAppend,
  accountability_entry: withoutDelete,
  accountability_entry_finding: withoutDelete,
  accountability_statement: readAndAppend,
  slip: readAndAppend,
  accountability_appeal: withoutDelete,
  accountability_reopening: withoutDelete,
};
