import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Ground } from '@rollcall/shared/http/handling';
import type { OutsideKind, OutsideOutcome, OutsideState } from '@rollcall/shared/resources/outside-decisions';
import type { ColumnType, Generated } from 'kysely';
import { type Privileges, withoutDelete } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

/** What was decided outside of the brigade. */
export interface OutsideTables {
  outside_decision: {
    outside_decision_id: Generated<string>;
    kind: OutsideKind;
    request_id: string;
    finding_id: string | null;
    /** Null: of several units. */
    unit_code: string | null;
    badge_no: string | null;
    outcome: OutsideOutcome;
    violation_class: ViolationClass | null;
    badge_nos: Generated<string[]>;
    reason: string;
    officer_ground: Ground | null;
    leader_ground: Ground | null;
    leader_reason: string | null;
    document_no: string;
    decided_by: string;
    decided_on: string;
    state: Generated<OutsideState>;
    entered_by: string;
    on_behalf_of: string | null;
    entered_at: Timestamp;
    scan_name: string | null;
    scan_sha256: string | null;
    scan_bytes: number | null;
    scan_type: string | null;
    scanned_at: ColumnType<Date | null, never, Date>;
    closed_by: string | null;
    closed_at: Timestamp | null;
    rejection_reason: string | null;
  };
}

/** What the service may do with it. */
export const outsidePrivileges: Privileges<OutsideTables> = { outside_decision: withoutDelete };
