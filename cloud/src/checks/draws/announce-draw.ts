import { randomBytes } from 'node:crypto';
import { askingOrder, commitmentOf, hqCustodian } from '@rollcall/shared/draw/hashes';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { endOfDay, workingDayAfter } from '../../roster/calendar/working-days.ts';
import { closingTime } from './closing-time.ts';
import { findPlanInForce, placesOf, type StoredDraw, selectStations } from './repository.ts';

/**
 * Announces the draw once what fixed it stands in the ledger: HQ commits to its own secret, and the first stations are asked.
 * @returns whether it could
 */
export async function announceDraw(tx: Transaction, stored: StoredDraw, now: Date): Promise<boolean> {
  const { draw, fixed, fixed_fact_id: fixedBy } = stored;
  const before = (await placesOf(tx, [fixedBy])).get(fixedBy);
  const plan = await findPlanInForce(tx);
  if (!before || !plan) return false;
  const secret = randomBytes(32).toString('hex');
  const commitment = commitmentOf({ draw, after: before.hash, custodian: hqCustodian, secret }, sha256);
  const closesAt = closingTime(plan.schedule, now);
  const factId = await appendFact(tx, {
    type: 'draw_announced',
    subject: `draw:${draw}`,
    payload: { draw, closesAt: closesAt.toISOString(), commitment },
  });
  await tx
    .updateTable('draw')
    .set({ hq_secret: secret, announced_at: now, closes_at: closesAt, announced_fact_id: factId })
    .where('draw', '=', draw)
    .execute();
  const { stations, together } = askingOrder(fixed, sha256);
  for (const station of stations.slice(0, together)) await askStation(tx, draw, station, now);
  return true;
}

/** Asks the next station in the order, once those that were asked had a working day and too few answered. @returns whether it did */
export async function askNext(tx: Transaction, { draw, fixed }: StoredDraw, now: Date): Promise<boolean> {
  const { stations, enough } = askingOrder(fixed, sha256);
  const asked = await selectStations(tx, draw);
  const heard = asked.filter(({ committed_at }) => committed_at !== null).length;
  const next = stations[asked.length];
  if (next === undefined || heard >= enough || !(await hadTheirDay(tx, asked, now))) return false;
  await askStation(tx, draw, next, now);
  return true;
}

/** Whether whoever was asked last had a whole working day to answer. */
export async function hadTheirDay(tx: Transaction, asked: readonly { asked_at: Date }[], now: Date): Promise<boolean> {
  const last = Math.max(...asked.map(({ asked_at }) => asked_at.getTime()));
  if (!Number.isFinite(last)) return true;
  const day = workingDayAfter(localDateOf(new Date(last)), 1, await readCalendar(tx));
  return now >= endOfDay(day);
}

async function askStation(tx: Transaction, draw: number, station: string, now: Date): Promise<void> {
  const factId = await appendFact(tx, {
    type: 'draw_asked',
    subject: `draw:${draw}`,
    payload: { draw, station },
  });
  await tx
    .insertInto('draw_station')
    .values({ draw, station_id: station, asked_at: now, asked_fact_id: factId })
    .execute();
}
