import type { EraseRefusal } from '@rollcall/shared/contract/erase-refusal';
import type { CardPath } from '@rollcall/shared/contract/sighting';
import type { EraseObjection, ErasePermitRow } from '@rollcall/shared/resources/erases';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { type Privileges, withoutDelete } from '../privileges.ts';
import type { BigInteger, Timestamp } from './columns.ts';

/** Cards in docks, and what was erased from them. */
export interface CardTables {
  dock_session: {
    dock_session_id: string;
    station_id: string;
    recorder_serial: string;
    serial_source: string;
    card_volume_id: string;
    profile_id: string | null;
    free_bytes: BigInteger;
    total_bytes: BigInteger;
    docked_at: Timestamp;
    undocked_at: Timestamp | null;
    collected_at: Timestamp | null;
    card_key: ColumnType<string, never, never>;
    clock_review_at: Timestamp | null;
  };
  card_inventory: {
    dock_session_id: string;
    page: number;
    pages: number;
    entries: JSONColumnType<{ path: CardPath; sizeBytes: number; modifiedAt: string; fileClass?: string }[]>;
    seen_at: Timestamp;
    inventory_sha256: string;
    incarnation: number;
    seq: BigInteger;
    unread: Generated<number>;
    set_aside: Generated<number>;
  };
  erase_permit: {
    permit_id: string;
    station_id: string;
    dock_session_id: string;
    recorder_serial: string;
    card_volume_id: string;
    inventory_sha256: string;
    dry_run: boolean;
    files: number;
    bytes: BigInteger;
    content: JSONColumnType<object>;
    fact_id: BigInteger;
    issued_at: Timestamp;
    expires_at: Timestamp;
    jws: string | null;
    confirmed_at: Timestamp | null;
    state: ErasePermitRow['state'];
    ended_at: Timestamp | null;
    files_erased: number | null;
    interrupted: boolean | null;
    refusal: EraseRefusal | null;
    refusal_detail: string | null;
    refusal_paths: JSONColumnType<CardPath[], string | undefined>;
  };
  erase_approval: {
    approval_id: string;
    station_id: string;
    recorder_serial: string;
    card_volume_id: string;
    path_bytes: Buffer;
    path_text: string;
    size_bytes: BigInteger;
    modified_at: Timestamp;
    problem: 'unreadable' | 'damaged';
    reason: string;
    proposed_by: string;
    on_behalf_of: ColumnType<string | null, string | null | undefined, never>;
    proposed_at: Timestamp;
    approved_by: string | null;
    approved_at: Timestamp | null;
  };
  erase_standing: {
    dock_session_id: string;
    outcome: 'permitted' | 'nothing' | 'tried' | 'blocked';
    objections: JSONColumnType<EraseObjection[]>;
    judged_at: Timestamp;
    judge_after: Timestamp;
  };
}

/** What the service may do with them. */
export const cardPrivileges: Privileges<CardTables> = {
  dock_session: withoutDelete,
  card_inventory: withoutDelete,
  erase_permit: withoutDelete,
  erase_approval: withoutDelete,
  erase_standing: withoutDelete,
};
