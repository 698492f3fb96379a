import { hqCustodian, seedOf } from '@rollcall/shared/draw/hashes';
import { rootOf, sampleOf } from '@rollcall/shared/draw/sample';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { wantCosignatures } from '../../ledger/witness-repository.ts';
import { nodeDrawCrypto } from './draw-crypto.ts';
import { linesOf, markSample, placesOf, type StoredDraw, selectStations } from './repository.ts';

/** Draws, once every station that committed opened its secret. @returns whether it could */
export async function finishDraw(tx: Transaction, stored: StoredDraw, now: Date): Promise<boolean> {
  const { draw, fixed, closed_fact_id: closed, hq_secret: hqSecret } = stored;
  if (closed === null || hqSecret === null) return false;
  const stations = (await selectStations(tx, draw)).filter(({ commitment, late }) => commitment !== null && !late);
  const secrets = stations.flatMap(({ station_id: id, secret }) => (secret === null ? [] : [{ id, secret }]));
  const close = (await placesOf(tx, [closed])).get(closed);
  if (!close || secrets.length < stations.length) return false;
  const { plan } = fixed;
  const population = await linesOf(tx, draw);
  const all = [{ id: hqCustodian, secret: hqSecret }, ...secrets];
  const seed = seedOf({ draw, plan, close: close.hash, root: rootOf(population, sha256), secrets: all }, sha256);
  const sample = sampleOf({ population, plan, draw, seed }, nodeDrawCrypto);
  const factId = await appendFact(tx, {
    type: 'draw_finished',
    subject: `draw:${draw}`,
    payload: { draw, seed, sample: { size: sample.length, root: rootOf(sample, sha256) } },
  });
  // Its file is given out once a witness cosigned over this.
  await wantCosignatures(tx, factId);
  await tx
    .updateTable('draw')
    .set({ finished_at: now, finished_fact_id: factId, seed, sampled: sample.length })
    .where('draw', '=', draw)
    .execute();
  await markSample(tx, draw, sample);
  return true;
}

/** A draw that is open for so long after its close is void. */
const longestDays = 14;

/** Gives up a draw whose secrets don't come: what it drew from is drawn from again. @returns whether it did */
export async function voidDraw(tx: Transaction, stored: StoredDraw, now: Date): Promise<boolean> {
  const { draw, closed_at: closedAt, voided_at: voidedAt } = stored;
  if (closedAt === null || voidedAt !== null) return false;
  if (now.getTime() - closedAt.getTime() < longestDays * 24 * 60 * 60_000) return false;
  await appendFact(tx, { type: 'draw_voided', subject: `draw:${draw}`, payload: { draw } });
  await tx.updateTable('draw').set({ voided_at: now }).where('draw', '=', draw).execute();
  return true;
}
