// What only the owner of the tables may do: the running role has no rights to any of this.
import type { LedgerLeaf } from '@rollcall/shared/contract/ledger-leaf';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { sqlStateOf } from '../db/sql-state.ts';

/** No new fact gets a number up to this one. */
export async function numberFactsAfter(tx: Transaction, factId: number): Promise<void> {
  await sql`
    select setval(sequence, greatest(nextval(sequence), ${factId}))
    from pg_get_serial_sequence('fact', 'fact_id') as sequence
  `.execute(tx);
}

/**
 * A restored database counts on from where the backup ended, so that facts of after the restore have the numbers of lost
 * ones. They get others, in their order: after `numberFactsAfter`. @returns how many
 */
export async function makeRoomForFacts(tx: Transaction, leaves: readonly LedgerLeaf[]): Promise<number> {
  const { rows } = await sql<{ fact_id: number }>`
    with archived as (${archivedLeaves(leaves)}), other as (
      select min(fact_id) as first from pending_fact join archived using (fact_id)
      where pending_fact.payload_sha256 <> archived.payload_sha256
    )
    select fact_id from pending_fact, other where fact_id >= first order by fact_id
  `.execute(tx);
  // One by one: a column that Postgres numbers takes no number of ours, and the order counts.
  for (const { fact_id } of rows) await sql`update fact set fact_id = default where fact_id = ${fact_id}`.execute(tx);
  return rows.length;
}

/** The leaves from `start` on, with facts for those that are lost. @returns how many were lost */
export async function insertArchivedLeaves(
  tx: Transaction,
  start: number,
  leaves: readonly LedgerLeaf[],
): Promise<number> {
  // What comes from the archive doesn't wait for a leaf.
  await sql`alter table fact disable trigger fact_pending`.execute(tx);
  const inserted = await sql`
    with archived as (${archivedLeaves(leaves)})
    insert into fact (fact_id, type, recorded_at, salt, payload_gone) overriding system value
    select fact_id, type, recorded_at, null, 'lost' from archived
    on conflict do nothing
  `.execute(tx);
  await sql`alter table fact enable trigger fact_pending`.execute(tx);
  await sql`
    with archived as (${archivedLeaves(leaves)})
    insert into ledger_leaf (leaf_index, fact_id, payload_sha256, leaf_hash)
    select ${start}::bigint + nr - 1, fact_id, payload_sha256, ledger_leaf_hash(fact_id, type, recorded_at, payload_sha256)
    from archived
  `.execute(tx);
  await sql`
    delete from pending_fact where fact_id = any(${leaves.map(({ factId }) => factId)}::bigint[])
  `.execute(tx);
  return Number(inserted.numAffectedRows ?? 0n);
}

/** The subtrees over these leaves. @returns false when they don't make this root: the transaction is lost then */
export async function growLedger(
  tx: Transaction,
  { start, end, root }: { start: number; end: number; root: Uint8Array },
): Promise<boolean> {
  try {
    await sql`select grow_ledger(${start}, ${end}, ${Buffer.from(root)})`.execute(tx);
    return true;
  } catch (error) {
    if (sqlStateOf(error) === 'RC012') return false;
    throw error;
  }
}

function archivedLeaves(leaves: readonly LedgerLeaf[]) {
  return sql`
    select nr, (leaf ->> 'factId')::bigint as fact_id, leaf ->> 'type' as type,
      (leaf ->> 'recordedAt')::timestamptz as recorded_at, decode(leaf ->> 'payloadSha256', 'hex') as payload_sha256
    from jsonb_array_elements(${JSON.stringify(leaves)}::jsonb) with ordinality as a(leaf, nr)
  `;
}
