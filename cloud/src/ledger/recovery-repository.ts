// Only the owner of the tables may do this: the service's database role has no right to any of it.
import type { LedgerLeaf } from '@rollcall/shared/contract/ledger-leaf';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { sqlStateOf } from '../db/sql-state.ts';
import type { Opened } from './archive-draws.ts';

/** Makes the next fact get a number above this one. */
export async function numberFactsAfter(tx: Transaction, factId: number): Promise<void> {
  await sql`
    select setval(sequence, greatest(nextval(sequence), ${factId}))
    from pg_get_serial_sequence('fact', 'fact_id') as sequence
  `.execute(tx);
}

/**
 * Renumbers facts that were recorded after the restore: the restored database counted on from the backup, so they have the numbers of
 * lost facts. They keep their order. Call `numberFactsAfter` first. @returns how many
 */
export async function makeRoomForFacts(tx: Transaction, leaves: readonly LedgerLeaf[]): Promise<number> {
  const { rows } = await sql<{ fact_id: number }>`
    with archived as (${archivedLeaves(leaves)}), other as (
      select min(fact_id) as first from pending_fact join archived using (fact_id)
      where pending_fact.payload_sha256 <> archived.payload_sha256
    )
    select fact_id from pending_fact, other where fact_id >= first order by fact_id
  `.execute(tx);
  // One by one, to keep their order: an identity column can only be set to its default.
  for (const { fact_id } of rows) await sql`update fact set fact_id = default where fact_id = ${fact_id}`.execute(tx);
  return rows.length;
}

/**
 * Inserts the archived leaves from `start` on, and for each that the database has lost its fact: with what it says, if that is at hand
 * and fits the leaf; otherwise empty. @returns how many are empty
 */
export async function insertArchivedLeaves(
  tx: Transaction,
  start: number,
  leaves: readonly LedgerLeaf[],
  opened: readonly Opened[],
): Promise<number> {
  // A fact from the archive has its leaf already, so it must not enter `pending_fact`.
  await sql`alter table fact disable trigger fact_pending`.execute(tx);
  const { rows } = await sql<{ lost: number }>`
    with archived as (${archivedLeaves(leaves)}), told as (
      select nr, subject, payload, decode(salt, 'hex') as salt
      from jsonb_to_recordset(${JSON.stringify(opened.map((fact) => ({ ...fact, nr: fact.index - start + 1 })))}::jsonb)
        as o (nr bigint, subject text, payload jsonb, salt text)
    ), inserted as (
      insert into fact (fact_id, type, recorded_at, subject, payload, salt, payload_gone) overriding system value
      select fact_id, type, recorded_at, subject, payload, salt, case when salt is null then 'lost' end
      from archived left join told on told.nr = archived.nr
        and fact_payload_sha256(subject, payload, salt) = archived.payload_sha256
      on conflict do nothing
      returning payload_gone
    )
    select count(*)::integer as lost from inserted where payload_gone is not null
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
  return rows[0]?.lost ?? 0;
}

/** Computes the subtrees over these leaves. @returns false if they don't match this root; then roll the transaction back */
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
