import { drawFactSchemas } from '@rollcall/shared/draw/draw-facts';
import { askingOrder } from '@rollcall/shared/draw/hashes';
import { partsOfSizes } from '@rollcall/shared/draw/sample';
import type { DrawDetail } from '@rollcall/shared/resources/draws';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { selectSkips } from '../skips/repository.ts';
import { toSkip } from '../skips/to-skip.ts';
import { findListedDraw } from './draw-list-repository.ts';
import { placesOf, selectStations } from './repository.ts';
import { toDrawRow } from './to-row.ts';

/** Everything that a draw consists of. @throws not_found */
export async function detailOf(db: Database, draw: number): Promise<DrawDetail> {
  const stored = await findListedDraw(db, draw);
  if (!stored) throw errors.notFound('The draw');
  const { fixed, fixed_fact_id: fixedBy, announced_fact_id: announced, closed_fact_id: closed } = stored;
  const finished = stored.finished_fact_id;
  const places = await placesOf(db, [fixedBy, announced, closed, finished]);
  const placeOf = (factId: number | null) => (factId === null ? null : (places.get(factId) ?? null));
  const stations = await selectStations(db, draw);
  const names = await namesOf(db, [
    ...fixed.roster.map(({ station }) => station),
    ...stations.map((one) => one.station_id),
  ]);
  const nameOf = (stationId: string) => names.get(stationId) ?? { stationName: stationId, unitCode: '-', unitName: '' };
  const { stations: order, together, enough } = askingOrder(fixed, sha256);
  const told = await factsOf(db, { announced, closed });
  return {
    ...toDrawRow(stored),
    skips: (await selectSkips(db, draw)).map(toSkip),
    ...{ fixed, together, enough, again: stored.again, seed: stored.seed },
    order: order.map((stationId) => {
      const { stationName, unitName } = nameOf(stationId);
      return { stationId, stationName, unitName };
    }),
    places: {
      fixed: placeOf(fixedBy),
      announcement: placeOf(announced),
      close: placeOf(closed),
      finish: placeOf(finished),
    },
    // HQ's own secret is shut until the close.
    hq: { commitment: told.commitment, secret: closed === null ? null : stored.hq_secret },
    stations: stations.map((one) => ({
      ...{ stationId: one.station_id, ...nameOf(one.station_id), askedAt: one.asked_at.toISOString() },
      ...{ commitment: one.commitment, committedAt: one.committed_at?.toISOString() ?? null, late: one.late },
      ...{ secret: one.secret, revealedAt: one.revealed_at?.toISOString() ?? null },
    })),
    root: told.close?.population.root ?? null,
    excluded: told.close?.exclusions.length ?? 0,
    strata: partsOfSizes(told.close?.population.strata ?? [], fixed.plan),
    turns: finished === null ? null : await countTurns(db, draw),
  };
}

async function namesOf(db: Database, stationIds: readonly string[]) {
  const rows = await db
    .selectFrom('station as s')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select(['s.station_id', 's.name as stationName', 's.unit_code as unitCode', 'u.name as unitName'])
    .where('s.station_id', '=', sql<string>`any(${[...stationIds]}::text[])`)
    .execute();
  return new Map(rows.map(({ station_id, ...names }) => [station_id, names]));
}

/** What stands in the facts alone: HQ's commitment, and what the close says. */
async function factsOf(db: Database, { announced, closed }: { announced: number | null; closed: number | null }) {
  const rows = await db
    .selectFrom('fact')
    .select(['fact_id', 'payload'])
    .where('fact_id', '=', sql<number>`any(${[announced, closed].filter((id) => id !== null)}::bigint[])`)
    .execute();
  const payloadOf = (factId: number | null) => rows.find((row) => row.fact_id === factId)?.payload;
  const announcement = drawFactSchemas.draw_announced.safeParse(payloadOf(announced));
  const close = drawFactSchemas.draw_closed.safeParse(payloadOf(closed));
  return { commitment: announcement.data?.commitment ?? null, close: close.data };
}

async function countTurns(db: Database, draw: number): Promise<number> {
  const { rows } = await sql<{ turns: number }>`
    select count(*)::integer as turns from draw_item where draw = ${draw} and why = 'turn'
  `.execute(db);
  return rows[0]?.turns ?? 0;
}
