import type { LeadershipEditState } from '@rollcall/shared/resources/leadership-edits';
import type { Parameters } from '@rollcall/shared/resources/parameters';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { GeneratedTimestamp, Timestamp } from './columns.ts';

/** The brigade: its units, officers and recorders, who led whom, and the parameters that it set. */
export interface RegistryTables {
  unit: {
    unit_code: string;
    name: string;
    kind: 'brigade' | 'squad' | 'section';
    parent_code: string | null;
    retired: Generated<boolean>;
    spare_minimum: Generated<number>;
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
  leadership: {
    leadership_id: Generated<string>;
    badge_no: string | null;
    unit_code: string;
    leader_badge_no: string | null;
    led_from: Timestamp | null;
    led_until: Timestamp | null;
    corrected_by: string | null;
    corrected_at: Timestamp | null;
    correction_reason: string | null;
  };
  leadership_edit: {
    leadership_edit_id: Generated<string>;
    badge_no: string | null;
    unit_code: string;
    leader_badge_no: string | null;
    led_from: Timestamp | null;
    led_until: Timestamp | null;
    reason: string;
    state: Generated<LeadershipEditState>;
    proposed_by: string;
    on_behalf_of: string | null;
    proposed_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
    findings_changed: number | null;
    findings_kept: number | null;
  };
  deputy_term: {
    deputy_term_id: Generated<string>;
    unit_code: string;
    badge_no: string;
    since: Timestamp;
    until: Timestamp | null;
  };
  /** One row. */
  leading_rule: { begins_at: ColumnType<Date, never, never> };
  parameter_version: {
    version: ColumnType<number, never, never>;
    parameters: JSONColumnType<Parameters>;
    reason: string;
    set_by: string;
    set_at: GeneratedTimestamp;
  };
}

/** What the service may do with them. */
export const registryPrivileges: Privileges<RegistryTables> = {
  unit: withoutDelete,
  officer: withoutDelete,
  recorder: withoutDelete,
  leadership: everything,
  leadership_edit: withoutDelete,
  deputy_term: everything,
  leading_rule: 'select',
  parameter_version: readAndAppend,
};
