import { askingOrder, compare } from '@rollcall/shared/draw/hashes';
import { partsOf, populationOf, rootOf } from '@rollcall/shared/draw/sample';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { wantCosignature } from '../../ledger/witness-repository.ts';
import { hadTheirDay } from './announce-draw.ts';
import { fixDraw, insertDraw } from './fix-draw.ts';
import {
  findPlanInForce,
  insertPopulation,
  placesOf,
  type StoredDraw,
  type StoredItem,
  selectDraws,
  selectRipe,
  selectStations,
} from './repository.ts';
import { withTheirs } from './with-theirs.ts';

/**
 * Closes the draw once its time has come, and enough stations committed or all had their chance: HQ opens its secret over the
 * complete population, and fixes what counts for the next draw. The caller holds `lockDraws`. @returns whether it could
 */
export async function closeDraw(tx: Transaction, stored: StoredDraw, now: Date): Promise<boolean> {
  const { draw, fixed, closes_at: closesAt, hq_secret: secret, announced_fact_id: announced } = stored;
  if (closesAt === null || announced === null || secret === null || now < closesAt) return false;
  const stations = await selectStations(tx, draw);
  const committed = stations.filter(({ commitment }) => commitment !== null);
  const order = askingOrder(fixed, sha256);
  if (committed.length < order.enough) {
    const isThrough = stations.length === order.stations.length && (await hadTheirDay(tx, stations, now));
    if (!isThrough) return false;
  }
  const all = await selectDraws(tx);
  const again = voidDraws(all, draw);
  const items = await itemsOf(tx, all, { after: stored.fixed_fact_id, again });
  const excluded = items.flatMap(({ excludedFactId }) => excludedFactId ?? []);
  const places = await placesOf(tx, [stored.fixed_fact_id, announced, ...excluded]);
  const [after, announcement] = [places.get(stored.fixed_fact_id), places.get(announced)];
  const plan = await findPlanInForce(tx);
  // What it refers to must stand in the ledger before.
  if (!after || !announcement || !plan || excluded.some((factId) => !places.has(factId))) return false;

  const population = populationOf(
    items.filter(({ excludedFactId }) => excludedFactId === null),
    fixed.plan,
  );
  const next = await fixDraw(tx, { draw: draw + 1, plan, now });
  const factId = await appendFact(tx, {
    type: 'draw_closed',
    subject: `draw:${draw}`,
    payload: {
      ...{ draw, closedAt: now.toISOString(), after, announcement, secret },
      commitments: committed
        .map(({ station_id: station, commitment }) => ({ station, commitment }))
        .sort((a, b) => compare(a.station, b.station)),
      again,
      exclusions: items.flatMap(({ kind, item, excludedFactId }) => {
        const place = excludedFactId === null ? undefined : places.get(excludedFactId);
        return place ? [{ kind, item, index: place.index }] : [];
      }),
      population: {
        size: population.length,
        root: rootOf(population, sha256),
        strata: partsOf(population, fixed.plan).map(({ key, size }) => ({ key, size })),
      },
      next,
    },
  });
  await tx
    .updateTable('draw')
    .set({ closed_at: now, closed_fact_id: factId, population: population.length, again })
    .where('draw', '=', draw)
    .execute();
  await insertPopulation(tx, draw, population);
  await insertDraw(tx, next, factId, now);
  // A station opens its secret only once it cosigned a checkpoint over the close. In order, so that two that ask can't deadlock.
  for (const station_id of committed.map((one) => one.station_id).sort()) await wantCosignature(tx, station_id, factId);
  return true;
}

/** The draws that are void, and that no close drew from again. */
function voidDraws(all: readonly StoredDraw[], draw: number): number[] {
  const done = new Set(all.filter((one) => one.draw < draw).flatMap(({ again }) => again));
  return all
    .filter((one) => one.draw < draw && one.voided_at !== null && !done.has(one.draw))
    .map((one) => one.draw)
    .sort((a, b) => a - b);
}

/** What became ripe since, and all that void draws drew from, with what these drew from again. */
export async function itemsOf(
  tx: Transaction,
  all: readonly StoredDraw[],
  { after, before, again }: { after: number; before?: number; again: readonly number[] },
): Promise<StoredItem[]> {
  const items = await selectRipe(tx, { after, ...(before === undefined ? {} : { before }) });
  for (const earlier of withTheirs(all, again)) {
    const closed = earlier.closed_fact_id ?? earlier.fixed_fact_id;
    const left = await selectRipe(tx, { after: earlier.fixed_fact_id, before: closed });
    items.push(...left.map((item) => ({ ...item, again: true })));
  }
  return items;
}
