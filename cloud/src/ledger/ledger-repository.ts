import type { LedgerLeaf } from '@rollcall/shared/contract/ledger-leaf';
import type { NodeId } from '@rollcall/shared/merkle/tree-nodes';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** The fields of a fact from which its leaf is made. */
export interface LedgerFact extends Omit<LedgerLeaf, 'v' | 'payloadSha256'> {
  /** All three are null once the payload was erased, or was lost in a restore. */
  subject: string | null;
  payload: Record<string, unknown> | null;
  salt: Buffer | null;
}

export interface StoredLeaf {
  index: number;
  leaf: LedgerLeaf;
  fact: LedgerFact;
}

/**
 * Takes the advisory lock of this work until the transaction ends, without waiting: only one process at a time may append, and only
 * one may publish a checkpoint. @returns false if another process holds it; then leave the work to that process
 */
export async function lockLedger(tx: Transaction, work: 'append' | 'checkpoint'): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${`rollcall ledger ${work}`})) as locked
  `.execute(tx);
  return rows[0]?.locked ?? false;
}

export async function readHead(db: Database | Transaction): Promise<{ size: number; root: Buffer }> {
  return db.selectFrom('ledger_head').select(['size', 'root']).executeTakeFirstOrThrow();
}

// As text, because a Date has milliseconds and the leaf has microseconds.
const recordedAt = sql<string>`to_char(fact.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Facts that wait for their leaves, in order of their ids. */
export async function selectPendingFacts(db: Database | Transaction, limit: number): Promise<LedgerFact[]> {
  return db
    .selectFrom('pending_fact')
    .innerJoin('fact', 'fact.fact_id', 'pending_fact.fact_id')
    .select(['fact.fact_id as factId', 'fact.type', 'fact.subject', 'fact.payload', 'fact.salt'])
    .select(recordedAt.as('recordedAt'))
    .orderBy('pending_fact.fact_id')
    .limit(limit)
    .execute();
}

/** @throws SQLSTATE RC010 if the ledger's size isn't `size`, RC011 if a fact doesn't wait, RC012 if Postgres computes another root */
export async function appendLeaves(
  tx: Transaction,
  { size, factIds, root }: { size: number; factIds: readonly number[]; root: Uint8Array },
): Promise<void> {
  await sql`select append_leaves(${size}, ${factIds}::bigint[], ${Buffer.from(root)})`.execute(tx);
}

/** The hashes of these complete subtrees, in the order of `ids`. Leaves out those that the ledger lacks. */
export async function selectNodes(db: Database | Transaction, ids: readonly NodeId[]): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select coalesce(leaf_hash, hash) as hash
    from unnest(${ids.map(({ level }) => level)}::integer[], ${ids.map(({ index }) => index)}::bigint[])
      with ordinality as wanted(level, node_index, nr)
    left join ledger_leaf on wanted.level = 0 and leaf_index = wanted.node_index
    left join ledger_node using (level, node_index)
    where coalesce(leaf_hash, hash) is not null
    order by nr
  `.execute(db);
  return rows.map((row) => row.hash);
}

/** The leaves from `start` up to but not including `end`, with their facts. */
export async function selectLeaves(
  db: Database | Transaction,
  { start, end }: { start: number; end: number },
): Promise<StoredLeaf[]> {
  const rows = await leaves(db)
    .where('leaf_index', '>=', start)
    .where('leaf_index', '<', end)
    .orderBy('leaf_index')
    .execute();
  return rows.map(toStoredLeaf);
}

/** The leaves at these indices, in the order of the ledger. */
export async function selectLeavesAt(db: Database | Transaction, indexes: readonly number[]): Promise<StoredLeaf[]> {
  const rows = await leaves(db)
    .where('leaf_index', '=', sql<number>`any(${indexes}::bigint[])`)
    .orderBy('leaf_index')
    .execute();
  return rows.map(toStoredLeaf);
}

/** The leaves of these facts, as far as they have one. */
export async function selectLeavesOfFacts(db: Database, factIds: readonly number[]): Promise<StoredLeaf[]> {
  const rows = await leaves(db).where('ledger_leaf.fact_id', '=', sql<number>`any(${factIds}::bigint[])`).execute();
  return rows.map(toStoredLeaf);
}

export async function findLeafOfFact(db: Database, factId: number): Promise<StoredLeaf | undefined> {
  const row = await leaves(db).where('ledger_leaf.fact_id', '=', factId).executeTakeFirst();
  return row && toStoredLeaf(row);
}

function leaves(db: Database | Transaction) {
  return db
    .selectFrom('ledger_leaf')
    .innerJoin('fact', 'fact.fact_id', 'ledger_leaf.fact_id')
    .select(['ledger_leaf.leaf_index', 'ledger_leaf.payload_sha256'])
    .select(['fact.fact_id', 'fact.type', 'fact.subject', 'fact.payload', 'fact.salt'])
    .select(recordedAt.as('recorded_at'));
}

function toStoredLeaf(row: Awaited<ReturnType<ReturnType<typeof leaves>['executeTakeFirstOrThrow']>>): StoredLeaf {
  const { fact_id: factId, type, recorded_at, subject, payload, salt } = row;
  const told = { factId, type, recordedAt: recorded_at };
  return {
    index: row.leaf_index,
    leaf: { v: 1, ...told, payloadSha256: row.payload_sha256.toString('hex') },
    fact: { ...told, subject, payload, salt },
  };
}
