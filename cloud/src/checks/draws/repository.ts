import type { LeafPlace } from '@rollcall/shared/contract/draw-event';
import { compare, lineOf } from '@rollcall/shared/draw/hashes';
import type { Custodian } from '@rollcall/shared/draw/plan';
import type { Line, Ripe } from '@rollcall/shared/draw/sample';
import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import type { CheckTables } from '../../db/tables/check-tables.ts';

export type StoredDraw = Selectable<CheckTables['draw']>;
export type StoredPlan = Selectable<CheckTables['draw_plan']>;

/** Only a station that asked within these days what there is to do can be asked. */
const lookedWithinDays = 7;

export async function selectDraws(tx: Database | Transaction): Promise<StoredDraw[]> {
  return tx.selectFrom('draw').selectAll().orderBy('draw').execute();
}

/** The draw whose plan and roster were fixed last. */
export async function findNewestDraw(tx: Database | Transaction): Promise<StoredDraw | undefined> {
  return tx.selectFrom('draw').selectAll().orderBy('draw', 'desc').limit(1).executeTakeFirst();
}

/** Draws that are closed, and whose sample isn't known. */
export async function selectUnfinished(tx: Database | Transaction): Promise<StoredDraw[]> {
  return tx
    .selectFrom('draw')
    .selectAll()
    .where('closed_at', 'is not', null)
    .where('finished_at', 'is', null)
    .orderBy('draw')
    .execute();
}

export async function findPlanInForce(tx: Database | Transaction): Promise<StoredPlan | undefined> {
  return tx.selectFrom('draw_plan').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
}

/** The stations that can throw dice now: enrolled, not revoked, and their agent knows how. */
export async function selectRoster(tx: Database | Transaction, now: Date): Promise<Custodian[]> {
  const since = new Date(now.getTime() - lookedWithinDays * 24 * 60 * 60_000);
  const rows = await tx
    .selectFrom('station')
    .select(['station_id', 'unit_code', 'public_jwk'])
    .where('public_jwk', 'is not', null)
    .where('revoked_at', 'is', null)
    .where('frozen_at', 'is', null)
    .where('draws_looked_at', '>', since)
    .orderBy('station_id')
    .execute();
  return rows.map(({ station_id: station, unit_code: unit, public_jwk }) => ({
    station,
    key: public_jwk?.x ?? '',
    unit,
  }));
}

/** The seed by which the next roster is ordered: of the newest draw that is finished. */
export async function findOrderingSeed(tx: Transaction): Promise<{ draw: number; seed: string } | undefined> {
  const row = await tx
    .selectFrom('draw')
    .select(['draw', 'seed'])
    .where('seed', 'is not', null)
    .orderBy('draw', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seed == null ? undefined : { draw: row.draw, seed: row.seed };
}

/** Where facts stand in the ledger, by id; without those that have no leaf yet. */
export async function placesOf(
  db: Database | Transaction,
  factIds: readonly (number | null)[],
): Promise<Map<number, LeafPlace>> {
  const rows = await db
    .selectFrom('ledger_leaf')
    .select(['fact_id', 'leaf_index', 'leaf_hash'])
    .where('fact_id', '=', sql<number>`any(${factIds.filter((id) => id !== null)}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.fact_id, { index: row.leaf_index, hash: row.leaf_hash.toString('hex') }]));
}

export async function selectStations(tx: Database | Transaction, draw: number) {
  return tx.selectFrom('draw_station').selectAll().where('draw', '=', draw).orderBy('asked_fact_id').execute();
}

/** An item that can be drawn, and the fact by which it no longer can. */
export type StoredItem = Ripe & { excludedFactId: number | null };

/** What became ripe between two facts. */
export async function selectRipe(
  tx: Database | Transaction,
  { after, before }: { after: number; before?: number },
): Promise<StoredItem[]> {
  let rows = tx
    .selectFrom('check_item')
    .select(['kind', 'item', 'tag', 'unit_code as unit', 'duty_type as dutyType'])
    .select(['activity_type as activityType', 'campaign', 'excluded_fact_id as excludedFactId'])
    .where('fact_id', '>', after);
  if (before !== undefined) rows = rows.where('fact_id', '<', before);
  return (await rows.execute()).map((row) => ({ ...row, again: false }));
}

export async function insertPopulation(
  tx: Transaction,
  draw: number,
  population: readonly { kind: string; item: string; stratum: string }[],
): Promise<void> {
  await sql`
    insert into draw_item (draw, kind, item, stratum)
    select ${draw}, kind, item, stratum
    from unnest(
      ${population.map(({ kind }) => kind)}::text[], ${population.map(({ item }) => item)}::uuid[],
      ${population.map(({ stratum }) => stratum)}::text[]
    ) as p (kind, item, stratum)
  `.execute(tx);
}

export async function markSample(
  tx: Transaction,
  draw: number,
  sample: readonly { kind: string; item: string; why: string }[],
): Promise<void> {
  await sql`
    update draw_item d set place = s.nr, why = s.why
    from unnest(
      ${sample.map(({ kind }) => kind)}::text[], ${sample.map(({ item }) => item)}::uuid[],
      ${sample.map(({ why }) => why)}::text[]
    ) with ordinality as s (kind, item, why, nr)
    where d.draw = ${draw} and d.kind = s.kind and d.item = s.item
  `.execute(tx);
}

/** What a draw drew from, in its order. */
export async function linesOf(tx: Database | Transaction, draw: number): Promise<Line[]> {
  const rows = await tx
    .selectFrom('draw_item as d')
    .innerJoin('check_item as i', (on) => on.onRef('i.kind', '=', 'd.kind').onRef('i.item', '=', 'd.item'))
    .select(['d.stratum', 'd.kind', 'd.item', 'i.tag'])
    .where('d.draw', '=', draw)
    .execute();
  return rows
    .map((line) => ({ line, text: lineOf(line) }))
    .sort((a, b) => compare(a.text, b.text))
    .map(({ line }) => line);
}
