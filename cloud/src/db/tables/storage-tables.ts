import type { Category } from '@rollcall/shared/fields/categories';
import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import type { DeletionListState, DeletionNote, KeptFor } from '@rollcall/shared/resources/deletion-lists';
import type { RetentionDryRun, RetentionPeriods } from '@rollcall/shared/resources/retention';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, Timestamp } from './columns.ts';

/** How long footage is kept, and what the store guarantees. */
export interface StorageTables {
  storage_guarantee: { guarantee: StoreGuarantee; held: boolean | null; seen: string; probed_at: Timestamp };
  guarantee_override: {
    guarantee: StoreGuarantee;
    reason: string;
    overridden_by: string;
    overridden_at: Timestamp;
  };
  walk_day: { day: string; files: number; bytes: BigInteger };
  retention_change: {
    retention_change_id: Generated<string>;
    base_version: number;
    periods: JSONColumnType<RetentionPeriods>;
    reason: string;
    dry_run: JSONColumnType<RetentionDryRun>;
    proposed_by: string;
    on_behalf_of: string | null;
    proposed_at: Timestamp;
    decided_by: string | null;
    decided_at: Timestamp | null;
    decision: 'approved' | 'refused' | 'withdrawn' | null;
    decision_reason: string | null;
    version: number | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
  legal_hold: {
    legal_hold_id: Generated<string>;
    recording_id: string;
    reason: string;
    placed_by: string;
    placed_at: Timestamp;
    expires_at: Timestamp | null;
    lifted_by: string | null;
    lifted_at: Timestamp | null;
    lift_reason: string | null;
  };
  deletion_list: {
    deletion_list_id: Generated<string>;
    proposed_at: Timestamp;
    state: Generated<DeletionListState>;
    closed_at: Timestamp | null;
  };
  deletion_entry: {
    deletion_list_id: string;
    recording_id: string;
    version_id: string;
    category: Category;
    due_at: Timestamp;
    outcome: 'deleted' | 'kept' | null;
    note: DeletionNote | null;
    decided_at: Timestamp | null;
    kept_for: JSONColumnType<KeptFor[]> | null;
  };
  deletion_decision: {
    deletion_list_id: string;
    account_id: string;
    on_behalf_of: string | null;
    decision: 'approved' | 'refused';
    reason: string;
    decided_at: Timestamp;
  };
}

/** What the service may do with them. */
export const storagePrivileges: Privileges<StorageTables> = {
  storage_guarantee: withoutDelete,
  guarantee_override: everything,
  walk_day: withoutDelete,
  retention_change: withoutDelete,
  legal_hold: withoutDelete,
  deletion_list: withoutDelete,
  deletion_entry: withoutDelete,
  deletion_decision: readAndAppend,
};
