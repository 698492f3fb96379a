import type { WitnessKind } from '@rollcall/shared/http/ledger';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { readLatestCheckpoint } from './checkpoint-repository.ts';
import { readLedgerProblem } from './ledger-problem-repository.ts';
import { readHead } from './ledger-repository.ts';

/** The size of the ledger, the facts that wait, and the problem that stops it, if there is one. */
export async function readLedgerStatus(db: Database) {
  const [{ size }, checkpoint, pending, problem] = await Promise.all([
    readHead(db),
    readLatestCheckpoint(db),
    db
      .selectFrom('pending_fact')
      .innerJoin('fact', 'fact.fact_id', 'pending_fact.fact_id')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('recorded_at').as('since')])
      .executeTakeFirstOrThrow(),
    readLedgerProblem(db),
  ]);
  return { size, checkpoint, pending, problem };
}

export type StoredCheckpoint = Awaited<ReturnType<typeof selectCheckpoints>>[number];
export type StoredWitness = Awaited<ReturnType<typeof selectWitnesses>>[number];
export type PendingFact = Awaited<ReturnType<typeof selectPending>>[number];

interface CosignatureJson {
  name: string;
  kind: WitnessKind;
  signedAt: string;
}

/** Newest first. */
export async function selectCheckpoints(
  db: Database,
  { cosigned }: { cosigned?: boolean | undefined },
  { before, limit }: { before: number | undefined; limit: number },
) {
  let rows = db
    .selectFrom('ledger_checkpoint as l')
    .select(['l.size', 'l.signed_at', 'l.archived_at', cosignaturesOf.as('cosignatures'), coveredBy.as('covered_by')])
    .orderBy('l.size', 'desc')
    .limit(limit);
  if (before !== undefined) rows = rows.where('l.size', '<', before);
  if (cosigned === true) {
    rows = rows.where((eb) => eb.exists(eb.selectFrom('cosignature').whereRef('cosignature.size', '=', 'l.size')));
  }
  return rows.execute();
}

const cosignaturesOf = sql<CosignatureJson[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('name', name, 'kind', kind, 'signedAt', signed_at) order by received_at), '[]')
  from cosignature join witness using (verifier_key) where cosignature.size = l.size
)`;

// The index of cosignatures by size has it at once.
const coveredBy = sql<number | null>`(select min(size) from cosignature where cosignature.size >= l.size)`;

/** The newest checkpoint that a witness cosigned, and how many are newer. */
export async function readWitnessed(db: Database) {
  const { rows } = await sql<{ size: number; signedAt: Date; newer: number }>`
    select l.size, l.signed_at as "signedAt",
      (select count(*)::int from ledger_checkpoint newer where newer.size > l.size) as newer
    from ledger_checkpoint l where l.size = (select max(size) from cosignature)
  `.execute(db);
  return rows[0];
}

/** All witnesses with the last checkpoint that each cosigned, by name; includes stations that never cosigned. */
export async function selectWitnesses(
  db: Database,
  origin: string,
  { after, limit }: { after: { name: string; verifierKey: string } | undefined; limit: number },
) {
  const { rows } = await sql<{
    name: string;
    kind: WitnessKind;
    station_id: string | null;
    station_name: string | null;
    verifier_key: string | null;
    added_at: Date | null;
    removed_at: Date | null;
    size: number | null;
    signed_at: Date | null;
    received_at: Date | null;
  }>`
    with known as (
      select name, kind, station_id, verifier_key, added_at, removed_at from witness
      union all
      select ${origin} || '/' || station_id, 'station', station_id, null, null, null from station
      where enrolled_at is not null and revoked_at is null
        and not exists (select from witness where witness.station_id = station.station_id)
    )
    select known.*, station.name as station_name, last.* from known
    left join station on station.station_id = known.station_id
    left join lateral (
      select size, signed_at, received_at from cosignature
      where cosignature.verifier_key = known.verifier_key order by size desc limit 1
    ) as last on true
    where ${after === undefined ? sql<SqlBool>`true` : sql<SqlBool>`(known.name, coalesce(verifier_key, '')) > (${after.name}, ${after.verifierKey})`}
    order by known.name, coalesce(verifier_key, '') limit ${limit}
  `.execute(db);
  return rows;
}

/** Facts that wait for their leaf, oldest first. */
export async function selectPending(db: Database, { after, limit }: { after: number | undefined; limit: number }) {
  const rows = db
    .selectFrom('pending_fact')
    .innerJoin('fact', 'fact.fact_id', 'pending_fact.fact_id')
    .select(['fact.fact_id', 'fact.type', 'fact.subject', 'fact.recorded_at'])
    .orderBy('pending_fact.fact_id')
    .limit(limit);
  return (after === undefined ? rows : rows.where('pending_fact.fact_id', '>', after)).execute();
}

/** A fact, with its place in the ledger if it has one. */
/** A fact by its own number, or by the index of its leaf. */
export async function findFact(db: Database, by: { factId: number } | { index: number }) {
  const found = db
    .selectFrom('fact')
    .leftJoin('ledger_leaf', 'ledger_leaf.fact_id', 'fact.fact_id')
    .select(['fact.fact_id', 'fact.type', 'fact.recorded_at', 'fact.payload_gone', 'ledger_leaf.leaf_index']);
  return 'index' in by
    ? found.where('ledger_leaf.leaf_index', '=', by.index).executeTakeFirst()
    : found.where('fact.fact_id', '=', by.factId).executeTakeFirst();
}

/** The witnesses that cosigned a checkpoint over the leaf, each with the smallest such checkpoint, in order of its size. */
export async function selectWitnessesOver(db: Database, leafIndex: number) {
  const { rows } = await sql<{ name: string; kind: WitnessKind; size: number; signed_at: Date }>`
    select name, kind, size, signed_at from (
      select distinct on (name) name, kind, size, signed_at from cosignature join witness using (verifier_key)
      where size > ${leafIndex} order by name, size
    ) as first order by size, name limit 500
  `.execute(db);
  return rows;
}
