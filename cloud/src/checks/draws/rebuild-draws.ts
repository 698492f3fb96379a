import { type DrawFacts, type DrawFactType, drawFactSchemas, isDrawFact } from '@rollcall/shared/draw/draw-facts';
import { planSchema } from '@rollcall/shared/draw/plan';
import { populationOf, rootOf, sampleOf } from '@rollcall/shared/draw/sample';
import { drawScheduleSchema } from '@rollcall/shared/resources/draw-plans';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SealedOfDraws } from '../../ledger/archive-draws.ts';
import type { RecoveredDraws } from '../../ledger/recover-ledger.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { wantCosignature } from '../../ledger/witness-repository.ts';
import { itemsOf } from './close-draw.ts';
import { nodeDrawCrypto } from './draw-crypto.ts';
import { insertDraw } from './fix-draw.ts';
import { nameOfficers } from './name-officers.ts';
import { keepBatch, projectDraws } from './project-draws.ts';
import { insertPopulation, linesOf, markSample, type StoredDraw, selectDraws } from './repository.ts';

/** A fact of draws that came back from the archive, with its place and time. */
interface Told<Type extends DrawFactType> {
  factId: number;
  index: number;
  at: Date;
  payload: DrawFacts[Type];
  jws: string | null;
}

/**
 * Makes the tables of draws of what the archive had of them, so that HQ goes on with the same draws. What the database has already
 * stays. @returns the draws that can't be closed, because HQ's own secret is lost
 */
export async function rebuildDraws(tx: Transaction, { facts, sealed }: RecoveredDraws): Promise<number[]> {
  for (const entry of sealed) await rebuildSalt(tx, entry);
  await rebuildPlans(tx);
  const ripe: Told<'check_ripe'>[] = [];
  for (const { leaf, index, payload, jws } of facts) {
    if (!isDrawFact(leaf.type)) continue;
    const told = { factId: leaf.factId, index, at: new Date(leaf.recordedAt), jws };
    if (leaf.type === 'check_ripe') {
      ripe.push({ ...told, payload: drawFactSchemas.check_ripe.parse(payload) });
      continue;
    }
    // In the order of the ledger: a close draws from what became ripe before it.
    await rebuildRipe(tx, ripe.splice(0));
    await rebuilt[leaf.type](tx, { ...told, payload: drawFactSchemas[leaf.type].parse(payload) as never });
  }
  await rebuildRipe(tx, ripe);
  await nameOfficers(tx);
  const secrets = new Map(sealed.flatMap((one) => (one.kind === 'secret' ? [[one.draw, one.secret] as const] : [])));
  const lost: number[] = [];
  for (const { draw, announced_at, closed_at, hq_secret, finished_at } of await selectDraws(tx)) {
    if (announced_at !== null && closed_at === null && hq_secret === null) {
      const secret = secrets.get(draw);
      if (secret === undefined) lost.push(draw);
      else await tx.updateTable('draw').set({ hq_secret: secret }).where('draw', '=', draw).execute();
    }
    if (announced_at !== null && finished_at === null) await hearAgain(tx, draw);
  }
  return lost;
}

async function rebuildSalt(tx: Transaction, entry: SealedOfDraws): Promise<void> {
  if (entry.kind !== 'salt') return;
  await tx
    .insertInto('officer_tag_salt')
    .values({ year: entry.year, salt: Buffer.from(entry.salt, 'hex') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What was sealed of them is with their facts now. */
async function rebuildPlans(tx: Transaction): Promise<void> {
  const facts = await tx
    .selectFrom('fact')
    .innerJoin('ledger_leaf', 'ledger_leaf.fact_id', 'fact.fact_id')
    .select(['fact.payload', 'fact.recorded_at'])
    .where('fact.type', '=', 'draw_plan_set')
    .where('fact.payload', 'is not', null)
    .execute();
  for (const { payload, recorded_at } of facts) {
    const { by, reason, plan, schedule } = planSetSchema.parse(payload);
    await tx
      .insertInto('draw_plan')
      .values({
        ...{ version: plan.version, plan: JSON.stringify(plan), schedule: JSON.stringify(schedule) },
        ...{ reason, set_by: by, set_at: recorded_at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

const planSetSchema = z.object({
  by: z.string(),
  reason: z.string(),
  plan: planSchema,
  schedule: drawScheduleSchema,
});

async function rebuildRipe(tx: Transaction, ripe: readonly Told<'check_ripe'>[]): Promise<void> {
  const rows = ripe.map(({ factId, at, payload }) => ({ ...payload, factId, at }));
  await sql`
    insert into check_item (kind, item, tag, unit_code, duty_type, activity_type, campaign, ripe_at, fact_id)
    select kind, item, tag, unit, "dutyType", "activityType", campaign, at, "factId"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      kind text, item uuid, tag text, unit text, "dutyType" text, "activityType" text, campaign text, at timestamptz, "factId" bigint
    )
    on conflict do nothing
  `.execute(tx);
}

const rebuilt: {
  [Type in Exclude<DrawFactType, 'check_ripe'>]: (tx: Transaction, told: Told<Type>) => Promise<void>;
} = {
  async check_excluded(tx, { factId, payload: { kind, item } }) {
    await tx
      .updateTable('check_item')
      .set({ excluded_fact_id: factId })
      .where('kind', '=', kind)
      .where('item', '=', item)
      .where('excluded_fact_id', 'is', null)
      .execute();
  },
  async draws_started(tx, { factId, at, payload: { next } }) {
    await rebuildFixed(tx, next, factId, at);
  },
  async draw_announced(tx, { factId, at, payload: { draw, closesAt } }) {
    await tx
      .updateTable('draw')
      .set({ announced_at: at, closes_at: new Date(closesAt), announced_fact_id: factId })
      .where('draw', '=', draw)
      .where('announced_at', 'is', null)
      .execute();
  },
  async draw_asked(tx, { factId, at, payload: { draw, station } }) {
    await tx
      .insertInto('draw_station')
      .values({ draw, station_id: station, asked_at: at, asked_fact_id: factId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  async draw_committed(tx, told) {
    await rebuildBatch(tx, told);
    const { draw, station, commitment } = told.payload;
    const { closed_at } = await draws(tx, draw);
    await tx
      .updateTable('draw_station')
      .set({ commitment, committed_at: told.at, committed_fact_id: told.factId, late: closed_at !== null })
      .where('draw', '=', draw)
      .where('station_id', '=', station)
      .where('commitment', 'is', null)
      .execute();
  },
  async draw_closed(tx, { factId, index, payload }) {
    const { draw, closedAt, secret, again, exclusions, population: told, next } = payload;
    const stored = await draws(tx, draw);
    if (stored.closed_at === null) {
      const all = await selectDraws(tx);
      const items = await itemsOf(tx, all, { after: stored.fixed_fact_id, before: factId, again });
      const left = new Set(exclusions.map(({ kind, item }) => `${kind}:${item}`));
      const population = populationOf(
        items.filter(({ kind, item }) => !left.has(`${kind}:${item}`)),
        stored.fixed.plan,
      );
      if (rootOf(population, sha256) !== told.root) throw errors.ledgerArchiveIncomplete(index, index + 1);
      await tx
        .updateTable('draw')
        .set({ closed_at: new Date(closedAt), closed_fact_id: factId, population: population.length, again })
        .set({ hq_secret: secret })
        .where('draw', '=', draw)
        .execute();
      await insertPopulation(tx, draw, population);
    }
    await rebuildFixed(tx, next, factId, new Date(closedAt));
  },
  async draw_revealed(tx, told) {
    await rebuildBatch(tx, told);
    const { draw, station, secret } = told.payload;
    await tx
      .updateTable('draw_station')
      .set({ secret, revealed_at: told.at, revealed_fact_id: told.factId })
      .where('draw', '=', draw)
      .where('station_id', '=', station)
      .where('secret', 'is', null)
      .execute();
  },
  async draw_finished(tx, { factId, at, payload: { draw, seed, sample } }) {
    const stored = await draws(tx, draw);
    if (stored.finished_at !== null) return;
    await tx
      .updateTable('draw')
      .set({ finished_at: at, finished_fact_id: factId, seed, sampled: sample.size })
      .where('draw', '=', draw)
      .execute();
    const { plan } = stored.fixed;
    const population = await linesOf(tx, draw);
    await markSample(tx, draw, sampleOf({ population, plan, draw, seed }, nodeDrawCrypto));
  },
  async draw_voided(tx, { at, payload: { draw } }) {
    await tx
      .updateTable('draw')
      .set({ voided_at: at })
      .where('draw', '=', draw)
      .where('voided_at', 'is', null)
      .execute();
  },
};

async function rebuildFixed(tx: Transaction, next: StoredDraw['fixed'], factId: number, at: Date): Promise<void> {
  const known = await tx.selectFrom('draw').select('draw').where('draw', '=', next.draw).executeTakeFirst();
  if (!known) await insertDraw(tx, next, factId, at);
}

async function rebuildBatch(
  tx: Transaction,
  { factId, payload: { draw, station, batch }, jws }: Told<'draw_committed'> | Told<'draw_revealed'>,
): Promise<void> {
  if (jws !== null) await keepBatch(tx, { factId, draw, station, batch, jws });
}

async function draws(tx: Transaction, draw: number): Promise<StoredDraw> {
  return tx.selectFrom('draw').selectAll().where('draw', '=', draw).executeTakeFirstOrThrow();
}

/** Takes once more what stations said of a draw while HQ didn't know how far it was, and asks them to cosign its close. */
async function hearAgain(tx: Transaction, draw: number): Promise<void> {
  const events = await tx
    .selectFrom('station_event')
    .select(['station_id as stationId', 'incarnation', 'seq', 'type', 'body', 'received_at as receivedAt'])
    .where('type', 'in', ['draw_committed', 'draw_revealed'])
    .where(sql<string>`body ->> 'draw'`, '=', String(draw))
    .orderBy('station_id')
    .orderBy('incarnation')
    .orderBy('seq')
    .execute();
  await projectDraws(
    tx,
    // What `projectDraws` doesn't read isn't there.
    events.map(({ stationId, incarnation, receivedAt, ...event }) => {
      return { stationId, incarnation, receivedAt, event: event as never };
    }),
  );
  const waiting = await tx
    .selectFrom('draw_station as s')
    .innerJoin('draw as d', 'd.draw', 's.draw')
    .innerJoin('station as known', 'known.station_id', 's.station_id')
    .select(['s.station_id', 'd.closed_fact_id'])
    .where('s.draw', '=', draw)
    .where('s.commitment', 'is not', null)
    .where('s.late', '=', false)
    .where('s.secret', 'is', null)
    .execute();
  for (const { station_id, closed_fact_id } of waiting) {
    if (closed_fact_id !== null) await wantCosignature(tx, station_id, closed_fact_id);
  }
}
