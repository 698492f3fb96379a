import type { WitnessKind } from '@rollcall/shared/http/ledger';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, GeneratedTimestamp, Timestamp } from './columns.ts';

/** Facts, and the ledger over them. */
export interface LedgerTables {
  fact: {
    fact_id: ColumnType<number, never, never>;
    type: string;
    subject: string | null;
    payload: JSONColumnType<Record<string, unknown>> | null;
    salt: ColumnType<Buffer | null, never, null>;
    recorded_at: ColumnType<Date, never, never>;
    payload_gone: ColumnType<'erased' | 'lost' | null, never, 'erased'>;
  };
  pending_fact: { fact_id: BigInteger; payload_sha256: Buffer };
  ledger_leaf: { leaf_index: BigInteger; fact_id: BigInteger; payload_sha256: Buffer; leaf_hash: Buffer };
  ledger_node: { level: number; node_index: BigInteger; hash: Buffer };
  ledger_head: { one: Generated<boolean>; size: BigInteger; root: Buffer };
  ledger_checkpoint: { size: BigInteger; note: string; signed_at: Timestamp; archived_at: Timestamp };
  witness: {
    verifier_key: string;
    name: string;
    kind: WitnessKind;
    public_key: Buffer;
    station_id: string | null;
    added_at: GeneratedTimestamp;
    removed_at: Timestamp | null;
  };
  cosignature: {
    size: BigInteger;
    verifier_key: string;
    line: string;
    signed_at: Timestamp;
    received_at: GeneratedTimestamp;
  };
  cosign_wish: { station_id: string; fact_id: BigInteger };
  ledger_problem: {
    one: Generated<boolean>;
    code: string;
    detail: string;
    next_step: string;
    raised_at: Timestamp;
  };
}

/** What the service may do with them. */
export const ledgerPrivileges: Privileges<LedgerTables> = {
  // What it is and when it was recorded, Postgres says.
  fact: 'select, insert (type, subject, payload)',
  pending_fact: 'select',
  ledger_leaf: 'select',
  ledger_node: 'select',
  ledger_head: 'select',
  ledger_checkpoint: 'select',
  witness: 'select, insert, update (removed_at)',
  cosignature: readAndAppend,
  cosign_wish: withoutDelete,
  ledger_problem: everything,
};
