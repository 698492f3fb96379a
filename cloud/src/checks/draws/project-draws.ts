import type { LeafPlace } from '@rollcall/shared/contract/draw-event';
import { commitmentOf } from '@rollcall/shared/draw/hashes';
import type { Transaction } from '../../db/database.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { holdDraws } from './draw-lock.ts';
import { placesOf } from './repository.ts';

type DrawEvent = Extract<ReceivedEvent['event'], { type: 'draw_committed' | 'draw_revealed' }>;

/** Keeps what stations commit to, and the secrets that they open. What isn't in a batch of its own can't be shown, and isn't kept. */
export async function projectDraws(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  for (const { stationId, incarnation, receivedAt, event } of events) {
    if (event.type !== 'draw_committed' && event.type !== 'draw_revealed') continue;
    await holdDraws(tx);
    const batch = await findOwnBatch(tx, { stationId, incarnation, seq: event.seq });
    const asked = batch && (await findAsked(tx, event.body.draw, stationId));
    if (!asked) continue;
    await keep(tx, { stationId, receivedAt, event, asked, batch });
  }
}

interface Batch {
  incarnation: number;
  lastSeq: number;
  hash: string;
}

type OwnBatch = Batch & { jws: string };

async function findOwnBatch(
  tx: Transaction,
  { stationId, incarnation, seq }: { stationId: string; incarnation: number; seq: number },
): Promise<OwnBatch | undefined> {
  const row = await tx
    .selectFrom('station_batch')
    .select(['hash', 'jws'])
    .where('station_id', '=', stationId)
    .where('incarnation', '=', incarnation)
    .where('first_seq', '=', seq)
    .where('last_seq', '=', seq)
    .executeTakeFirst();
  return row && { incarnation, lastSeq: seq, ...row };
}

async function findAsked(tx: Transaction, draw: number, stationId: string) {
  return tx
    .selectFrom('draw_station as s')
    .innerJoin('draw as d', 'd.draw', 's.draw')
    .select(['s.commitment', 's.late', 's.secret', 'd.closed_at'])
    .where('s.draw', '=', draw)
    .where('s.station_id', '=', stationId)
    .executeTakeFirst();
}

async function keep(
  tx: Transaction,
  {
    stationId: station,
    receivedAt,
    event,
    asked,
    batch: { jws, ...batch },
  }: {
    stationId: string;
    receivedAt: Date;
    event: DrawEvent;
    asked: NonNullable<Awaited<ReturnType<typeof findAsked>>>;
    batch: OwnBatch;
  },
): Promise<void> {
  const { draw } = event.body;
  const row = tx.updateTable('draw_station').where('draw', '=', draw).where('station_id', '=', station);
  if (event.type === 'draw_committed') {
    const { commitment, announcement } = event.body;
    if (!(await isAnnouncement(tx, draw, announcement))) return;
    // The same again, after a crash of the station.
    if (asked.commitment === commitment) return;
    const factId = await appendFact(tx, {
      type: 'draw_committed',
      subject: `draw:${draw}`,
      payload: { draw, station, commitment, batch },
    });
    await keepBatch(tx, { factId, draw, station, batch, jws });
    // The first one counts; another is shown beside it.
    if (asked.commitment !== null) return;
    await row
      .set({
        commitment,
        committed_at: receivedAt,
        committed_fact_id: factId,
        late: asked.closed_at !== null,
      })
      .execute();
    return;
  }
  const { secret, close } = event.body;
  if (asked.commitment === null || asked.late || asked.secret !== null) return;
  if (!(await opens(tx, { draw, station, secret, commitment: asked.commitment, close }))) return;
  const factId = await appendFact(tx, {
    type: 'draw_revealed',
    subject: `draw:${draw}`,
    payload: { draw, station, secret, close, batch },
  });
  await keepBatch(tx, { factId, draw, station, batch, jws });
  await row.set({ secret, revealed_at: receivedAt, revealed_fact_id: factId }).execute();
}

/** Whether it answers the announcement that there is. */
async function isAnnouncement(tx: Transaction, draw: number, { index, hash }: LeafPlace): Promise<boolean> {
  const { announced_fact_id: factId } = await tx
    .selectFrom('draw')
    .select('announced_fact_id')
    .where('draw', '=', draw)
    .executeTakeFirstOrThrow();
  const place = (await placesOf(tx, [factId])).get(factId ?? 0);
  return place?.index === index && place.hash === hash;
}

/** Whether it is the secret to which the station committed, opened for the close that there is. */
async function opens(
  tx: Transaction,
  {
    draw,
    station,
    secret,
    commitment,
    close,
  }: { draw: number; station: string; secret: string; commitment: string; close: LeafPlace },
): Promise<boolean> {
  const { announced_fact_id: announced, closed_fact_id: closed } = await tx
    .selectFrom('draw')
    .select(['announced_fact_id', 'closed_fact_id'])
    .where('draw', '=', draw)
    .executeTakeFirstOrThrow();
  const places = await placesOf(tx, [announced, closed]);
  const [announcement, own] = [places.get(announced ?? 0), places.get(closed ?? 0)];
  if (!announcement || own?.index !== close.index || own.hash !== close.hash) return false;
  return commitmentOf({ draw, after: announcement.hash, custodian: station, secret }, sha256) === commitment;
}

/** Keeps the batch by which a station said what this fact stands for. */
export async function keepBatch(
  tx: Transaction,
  {
    factId,
    draw,
    station,
    batch: { incarnation, lastSeq },
    jws,
  }: { factId: number; draw: number; station: string; batch: Omit<Batch, 'hash'>; jws: string },
): Promise<void> {
  await tx
    .insertInto('draw_batch')
    .values({ fact_id: factId, draw, station_id: station, incarnation, last_seq: lastSeq, jws })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
