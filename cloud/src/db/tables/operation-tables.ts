import type { BackupPositions } from '@rollcall/shared/http/backup-status';
import type { SelfCheckProblem } from '@rollcall/shared/http/self-check';
import type { ColumnType, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, Timestamp } from './columns.ts';

/** What keeps HQ going: backups, restores, disks, and the daily check. */
export interface OperationTables {
  backup_run: {
    run_id: ColumnType<number, never, never>;
    kind: 'full' | 'incremental' | 'proof';
    label: string | null;
    began_at: Timestamp;
    ended_at: Timestamp | null;
    outcome: 'good' | 'failed' | null;
    problem: string | null;
    seen: string | null;
    bytes: ColumnType<number | null, number | null | undefined, number | null>;
    stored_bytes: ColumnType<number | null, number | null | undefined, number | null>;
    off_host: boolean;
    positions: ColumnType<BackupPositions, string | undefined, never>;
  };
  database_restore: {
    restore_id: ColumnType<number, never, never>;
    restored_at: Timestamp;
    reached_at: Timestamp;
    label: string;
    target: string;
    of_database: string;
  };
  lost_events: {
    station_id: string;
    incarnation: number;
    first_seq: BigInteger;
    last_seq: BigInteger;
    told_at: Timestamp;
  };
  disk_sample: { disk: string; at: Timestamp; size_bytes: BigInteger; free_bytes: BigInteger };
  self_check: { day: string; at: Timestamp; problems: JSONColumnType<SelfCheckProblem[]> };
}

/** What the service may do with them. Only the owner notes a restore. */
export const operationPrivileges: Privileges<OperationTables> = {
  backup_run: withoutDelete,
  database_restore: 'select',
  lost_events: readAndAppend,
  disk_sample: everything,
  self_check: readAndAppend,
};
