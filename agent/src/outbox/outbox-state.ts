import type { DatabaseSync } from 'node:sqlite';
import { genesisHead } from '@rollcall/shared/contract/batch';

/** The one row of `outbox_state`. */
export type OutboxState = {
  storeId: string;
  keyThumbprint: string;
  /** 0 until HQ registered the store. */
  incarnation: number;
  lastSeq: number;
  head: string;
  through: number;
  archivedThrough: number;
  prunedThrough: number;
  cloudEpoch: number;
  counter: number;
  connection: number;
  /** A new incarnation began and the recordings were not announced in it yet. */
  announceAgain: boolean;
};

const columns: Record<keyof OutboxState, string> = {
  storeId: 'store_id',
  keyThumbprint: 'key_thumbprint',
  incarnation: 'incarnation',
  lastSeq: 'last_seq',
  head: 'head',
  through: 'through',
  archivedThrough: 'archived_through',
  prunedThrough: 'pruned_through',
  cloudEpoch: 'cloud_epoch',
  counter: 'counter',
  connection: 'connection',
  announceAgain: 'announce_again',
};

export function readOutboxState(db: DatabaseSync): OutboxState {
  const list = Object.entries(columns).map(([field, column]) => `${column} as ${field}`);
  const row = db.prepare(`select ${list.join(', ')} from outbox_state`).get();
  if (!row) throw new Error('outbox_state has no row: resetOutboxState was not called');
  return { ...(row as unknown as OutboxState), announceAgain: row.announceAgain === 1 };
}

export function updateOutboxState(db: DatabaseSync, change: Partial<OutboxState>): void {
  const fields = Object.keys(change) as (keyof OutboxState)[];
  const values = fields.map((field) => {
    const value = change[field] ?? null;
    return typeof value === 'boolean' ? Number(value) : value;
  });
  db.prepare(`update outbox_state set ${fields.map((field) => `${columns[field]} = ?`).join(', ')}`).run(...values);
}

/** Makes this a store that HQ has never seen, whose batches this key signs. Epoch, counter and connection stay. */
export function resetOutboxState(db: DatabaseSync, storeId: string, keyThumbprint: string): void {
  db.prepare(
    `insert into outbox_state (one, store_id, key_thumbprint, head) values (1, ?, ?, ?)
     on conflict (one) do update set
       store_id = excluded.store_id, key_thumbprint = excluded.key_thumbprint, head = excluded.head,
       incarnation = 0, last_seq = 0, through = 0, archived_through = 0, pruned_through = 0`,
  ).run(storeId, keyThumbprint, genesisHead);
}

/** Whether the row is there and belongs to batches signed by this key. */
export function isOutboxOf(db: DatabaseSync, keyThumbprint: string): boolean {
  return db.prepare('select 1 from outbox_state where key_thumbprint = ?').get(keyThumbprint) !== undefined;
}
