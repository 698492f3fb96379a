import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { takeDraws } from '@rollcall/cloud/checks/draws/take-draws';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { type DrawVerdict, replayDraw } from '@rollcall/shared/draw/replay-draw';
import type { DrawDetail } from '@rollcall/shared/resources/draws';
import { askPython, hasPythonVerifier } from '@rollcall/test/evidence/ask-python';
import { agentSettings, type Network, startNetwork } from '@rollcall/test/network';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

// S3: a spot check that nobody can steer. HQ and the stations of three squads as programs of their own. Days pass for the chain of
// draws, which this process takes on at HQ's database; the service itself would take a week.
const stationIds = ['squad-1', 'squad-2', 'squad-3'];
const dayMs = 24 * 60 * 60_000;
let network: Network;
let db: Database;

beforeAll(async () => {
  network = await startNetwork({
    stationIds,
    agentEnv: { ...agentSettings, ROLLCALL_AGENT_WITNESS_INTERVAL_MS: '200' },
    hqEnv: { LEDGER_CHECKPOINT_SECONDS: '0' },
  });
  db = createDatabase({ url: network.hqEnv.DATABASE_URL ?? '' });
  for (const [nr, stationId] of stationIds.entries()) {
    const unitCode = `15098100020${nr}`;
    await post('units', { unitCode, name: `路面${nr + 2}中队`, kind: 'squad', parentCode: null });
    await db.transaction().execute((tx) => upsertStationPlaces(tx, [{ stationId, name: stationId, unitCode }]));
    const officer = { badgeNo: `10000${nr}`, name: `民警${nr}`, kind: 'sworn' as const, unitCode };
    await db.transaction().execute((tx) => saveOfficers(tx, [officer], { by: 'test' }));
  }
});
afterAll(async () => {
  await db?.destroy();
  await network?.stop();
});

async function post(path: string, body: object): Promise<void> {
  const answer = await network.admin.post(path, body);
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}
const drawOf = (draw: number) => network.get<DrawDetail>(`draws/${draw}`);

/** Takes the chain on at this moment, until that happened. */
async function untilTaken(what: string, now: Date): Promise<void> {
  const all: string[] = [];
  await until(`${what} (so far: ${all})`, async () => {
    all.push(...(await takeDraws(db, now)));
    return all.some((done) => done.includes(what));
  });
}

async function bundleOf(draw: number): Promise<Buffer> {
  const response = await network.admin.read(`draws/${draw}/bundle`);
  return Buffer.from(await response.arrayBuffer());
}

/** What both tools say. */
async function replayed(draw: number): Promise<DrawVerdict> {
  const bytes = await until(`the bundle of draw ${draw} says what became of it`, async () => {
    const found = await bundleOf(draw);
    return replayDraw(found, {}, nodeDrawCrypto).state === 'true' && found;
  });
  const verdict = replayDraw(bytes, {}, nodeDrawCrypto);
  if (hasPythonVerifier()) {
    const [told] = askPython<{ state: string; seed: string; sample: string[] }>([{ bytes }], 'replay_draw.py');
    expect(told).toMatchObject({
      ...{ state: verdict.state, seed: verdict.seed },
      sample: verdict.sample.map(({ kind, item }) => `${kind}:${item}`),
    });
  }
  return verdict;
}

let start: Date;

test('stations throw the dice for a draw, open them once it is closed, and anybody draws the same', async () => {
  start = new Date();
  await until('every station looked for draws', async () => {
    const { rows } = await network.get<{ rows: object[] }>('stations');
    const looked = await db
      .selectFrom('station')
      .select('station_id')
      .where('draws_looked_at', 'is not', null)
      .execute();
    return looked.length === rows.length;
  });
  for (const nr of [0, 1, 2]) {
    const [startsAt, endsAt] = [1, 3].map((hours) => new Date(start.getTime() + hours * 60 * 60_000).toISOString());
    await post('shifts', { badgeNo: `10000${nr}`, startsAt, endsAt, dutyType: 'road_patrol', post: '东门' });
  }
  await post('draw-plans', {
    plan: { turn: 4, strata: [{ key: 'rest', perMille: 500, minimum: 1, cap: null }] },
    schedule: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '08:00' },
    reason: '大队抽查比例',
  });
  await untilTaken('draw 1 announced', start);
  await until('three stations committed', async () => (await drawOf(1)).heard === 3);
  await untilTaken('draw 1 closed', new Date(start.getTime() + 2 * dayMs));
  await until('three stations opened their secrets', async () => (await drawOf(1)).opened === 3);
  await untilTaken('draw 1 finished', new Date(start.getTime() + 2 * dayMs));
  const verdict = await replayed(1);
  expect(verdict.heard).toEqual(stationIds);
  expect(verdict.population?.size).toBe(3);
  expect(verdict.sample.length).toBeGreaterThanOrEqual(2);
});

test('a station that lost its secrets abstains, and the chain goes on without it', async () => {
  // Only stations that looked within the last week can be asked.
  const [closesSecond, closesThird] = [4, 18].map((days) => new Date(start.getTime() + days * dayMs)) as [Date, Date];
  await until('draw 2 is announced, and three stations committed', async () => {
    await takeDraws(db, new Date(start.getTime() + 2 * dayMs));
    return (await drawOf(2)).heard === 3;
  });
  await untilTaken('draw 2 closed', closesSecond);
  await until('draw 2 opened', async () => (await drawOf(2)).opened === 3);
  await network.agent.stop();
  await until('draw 3 is announced, in a checkpoint', async () => {
    await takeDraws(db, closesSecond);
    const { announcement } = (await drawOf(3)).places;
    const { size } = await db
      .selectFrom('ledger_checkpoint')
      .select((eb) => eb.fn.max('size').as('size'))
      .executeTakeFirstOrThrow();
    return announcement !== null && size > announcement.index;
  });
  rmSync(join(network.agentFolder, 'squad-3', 'draws.json'));
  network.agent.start();
  await until('two stations committed', async () => (await drawOf(3)).heard === 2);
  await untilTaken('draw 3 closed', closesThird);
  await until('two secrets are open', async () => (await drawOf(3)).opened === 2);
  await untilTaken('draw 3 finished', closesThird);
  expect((await replayed(3)).heard).toEqual(['squad-1', 'squad-2']);
});
