import type { SpareOutcome } from '@rollcall/shared/contract/pre-shift-check';
import type { CustodyBasis } from '@rollcall/shared/fields/custodies';
import type { ConflictKind } from '@rollcall/shared/fields/custody-conflicts';
import type { DisputeState } from '@rollcall/shared/fields/custody-disputes';
import type { ObservationKind, ObservationSource } from '@rollcall/shared/fields/custody-observations';
import type { CheckedItems } from '@rollcall/shared/resources/pre-shift-checks';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

/** Who holds which recorder, and what is wrong with it. */
export interface CustodyTables {
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
  custody_observation: {
    observation_id: string;
    kind: ObservationKind;
    recorder_serial: string;
    badge_no: string;
    at: Timestamp;
    source: ObservationSource;
    station_id: string | null;
    spare_for: string | null;
    told_by: string | null;
    told_at: Timestamp;
    settled: Generated<boolean>;
    withdrawn_at: Timestamp | null;
    withdrawn_by: string | null;
    withdrawn_reason: string | null;
  };
  custody_conflict: {
    recorder_serial: string;
    kind: ConflictKind;
    badge_nos: string[];
    from_at: Timestamp;
    until_at: Timestamp | null;
  };
  custody_dispute: {
    dispute_id: Generated<string>;
    custody_id: string;
    basis: 'check_out' | 'observed';
    recorder_serial: string;
    badge_no: string;
    from_at: Timestamp;
    until_at: Timestamp | null;
    reason: string;
    disputed_by: string;
    disputed_at: Timestamp;
    state: Generated<DisputeState>;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
  repair_ticket: {
    repair_ticket_id: Generated<string>;
    recorder_serial: string;
    reported_by: string | null;
    station_id: string | null;
    symptom: string;
    reported_at: Timestamp;
    state: Generated<'open' | 'in_repair' | 'closed'>;
    closed_at: Timestamp | null;
    outcome: 'repaired' | 'no_fault' | 'scrapped' | null;
    note: Generated<string>;
  };
  repair_report: {
    report_id: string;
    repair_ticket_id: string;
    badge_no: string | null;
    station_id: string | null;
    symptom: string;
    reported_at: Timestamp;
    told_by: string | null;
    told_at: Timestamp;
  };
  pre_shift_check: {
    pre_shift_check_id: string;
    recorder_serial: string;
    badge_no: string;
    shift_id: string | null;
    duty_date: string;
    checked_at: Timestamp;
    items: JSONColumnType<CheckedItems>;
    charge_percent: number | null;
    passed: boolean;
    report_id: string | null;
    spare: SpareOutcome | null;
    spare_serial: string | null;
    station_id: string | null;
    told_by: string | null;
    told_at: Timestamp;
  };
  kiosk_pin: { badge_no: string; verifier: string; set_by: string; set_at: Timestamp };
}

/** What the service may do with them. */
export const custodyPrivileges: Privileges<CustodyTables> = {
  custody: everything,
  holding: everything,
  custody_observation: withoutDelete,
  custody_conflict: everything,
  custody_dispute: withoutDelete,
  repair_ticket: withoutDelete,
  repair_report: readAndAppend,
  pre_shift_check: readAndAppend,
  kiosk_pin: withoutDelete,
};
