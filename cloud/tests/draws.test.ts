import { randomBytes } from 'node:crypto';
import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { projectDraws } from '@rollcall/cloud/checks/draws/project-draws';
import { takeDraws } from '@rollcall/cloud/checks/draws/take-draws';
import { itemsToReview } from '@rollcall/cloud/checks/draws/to-review';
import { readLatestCheckpoint } from '@rollcall/cloud/ledger/checkpoint-repository';
import { insertCosignature, insertWitness } from '@rollcall/cloud/ledger/witness-repository';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import { formatVerifierKey, noteAlgorithms } from '@rollcall/shared/contract/signed-note';
import { commitmentOf } from '@rollcall/shared/draw/hashes';
import { replayDraw } from '@rollcall/shared/draw/replay-draw';
import type { StationDraws } from '@rollcall/shared/http/station-draws';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import type { DrawDetail, DrawItemRow, DrawRow } from '@rollcall/shared/resources/draws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { received } from './support/evidence-setup.ts';
import { ledgerOf, makeNoteKey } from './support/ledger-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { event, TestStation } from './support/test-station.ts';

statePermissions(`
GET    draws               a a a u r - a elsewhere
GET    draws/{draw}        a a a u r - a elsewhere
POST   draws/{draw}/skips  a - a - - - - alone
GET    draws/{draw}/bundle a a a u r - a elsewhere
GET    exports/draws       a a a u r - a elsewhere
`);

// It is 07:00 of Tuesday 24 November; officers 100001 and 100002 are of S1, 200001 and 000123 of S2.

let setup: RosterSetup;
let ledger: Awaited<ReturnType<typeof ledgerOf>>;
let stations: TestStation[];
let inspector: string;
let admin: string;
let clock: Date;

/** It is so late now, at HQ; whoever was signed in signs in again. */
async function itIs(time: string): Promise<void> {
  clock = new Date(`${time}+08:00`);
  setup.clock.offsetMs = clock.getTime() - Date.now();
  inspector = await setup.signIn('inspector');
  admin = await setup.signIn('brigade_admin');
}

beforeAll(async () => {
  setup = await startRoster();
  ledger = await ledgerOf(setup.hq);
  await setup.withoutSecondPerson();
  stations = [await TestStation.create(setup.hq, 'station-1'), await TestStation.create(setup.hq, 'station-2')];
  await setup.db.transaction().execute((tx) =>
    upsertStationPlaces(tx, [
      { stationId: 'station-1', name: '一中队采集站', unitCode: 'S1' },
      { stationId: 'station-2', name: '二中队采集站', unitCode: 'S2' },
    ]),
  );
  await itIs('2026-11-24T07:00:00');
});
afterAll(() => setup?.stop());

async function ok<Body>(cookie: string, method: string, path: string, body?: object): Promise<Body> {
  const answer = await setup.call(cookie, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as Body;
}

/** Takes draws on until nothing is left to do now, each step with its leaves. */
async function take(): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    await ledger.processAll();
    const done = await takeDraws(setup.db, clock);
    all.push(...done);
    if (done.length === 0) return all;
  }
}

async function shift(badgeNo: string, day: string, from = '08:00', to = '12:00', dutyType = 'road_patrol') {
  const { shiftId } = await ok<{ shiftId: string }>(admin, 'POST', 'shifts', {
    reason: '补登',
    ...{ badgeNo, dutyType, post: '东门' },
    ...{ startsAt: `${day}T${from}:00+08:00`, endsAt: `${day}T${to}:00+08:00` },
  });
  return shiftId;
}

/** What the station is asked. */
async function drawsOf(station: TestStation): Promise<StationDraws['draws']> {
  const response = await fetch(`${setup.url}/api/v1/station/draws`, {
    headers: { authorization: `Bearer ${await tokenOf(station)}` },
  });
  const body = (await response.json()) as StationDraws;
  expect(response.status, JSON.stringify(body)).toBe(200);
  return body.draws;
}

/** By the clock of HQ over HTTP. */
async function tokenOf(station: TestStation): Promise<string> {
  return station.token(new Date(Date.now() + setup.clock.offsetMs));
}

/** An event in a batch of its own, as intake takes it. */
async function tell(station: TestStation, type: 'draw_committed' | 'draw_revealed', body: object, more: object[] = []) {
  const sealed = await station.seal([event({ type, body }), ...more]);
  await setup.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('station_batch')
      .values({
        ...{ station_id: station.stationId, incarnation: station.incarnation },
        ...{ first_seq: sealed.firstSeq, last_seq: sealed.lastSeq, hash: sealed.hash, jws: sealed.jws },
      })
      .execute();
    const told = received(type, body as never, {
      ...{ stationId: station.stationId, receivedAt: clock },
    });
    await projectDraws(tx, [
      { ...told, incarnation: station.incarnation, event: { ...told.event, seq: sealed.firstSeq } },
    ]);
  });
}

const secrets = new Map<string, string>();
async function commit(station: TestStation, draw: number): Promise<void> {
  const asked = (await drawsOf(station)).find((one) => one.draw === draw);
  if (!asked) throw new Error(`${station.stationId} was not asked for draw ${draw}`);
  const secret = randomBytes(32).toString('hex');
  secrets.set(`${station.stationId} ${draw}`, secret);
  const { index, leaf } = asked.announcement;
  const hash = Buffer.from(hashLeaf(leafBytes(leaf), nodeDrawCrypto.sha256)).toString('hex');
  const commitment = commitmentOf({ draw, after: hash, custodian: station.stationId, secret }, nodeDrawCrypto.sha256);
  await tell(station, 'draw_committed', { draw, announcement: { index, hash }, commitment });
}

async function reveal(station: TestStation, draw: number, given: { secret?: string } = {}): Promise<void> {
  const { places, root } = await ok<DrawDetail>(inspector, 'GET', `draws/${draw}`);
  const secret = given.secret ?? secrets.get(`${station.stationId} ${draw}`);
  await tell(station, 'draw_revealed', { draw, close: places.close, root, secret });
}

const drawOf = (draw: number) => ok<DrawDetail>(inspector, 'GET', `draws/${draw}`);
async function replay(draw: number) {
  const { bytes, status } = await setup.call(inspector, 'GET', `draws/${draw}/bundle`);
  expect(status).toBe(200);
  return replayDraw(bytes, { root: undefined }, nodeDrawCrypto);
}
const itemsOf = async (query: string, cookie = inspector) =>
  (await ok<{ rows: DrawItemRow[] }>(cookie, 'GET', `draw-items?limit=200&${query}`)).rows;

const plan = {
  plan: {
    turn: 4,
    strata: [
      { key: 'night', dutyTypes: ['night_patrol'], perMille: 1000, minimum: 0, cap: null },
      { key: 'rest', perMille: 500, minimum: 1, cap: null },
    ],
  },
  schedule: { weekdays: [4], time: '08:00' },
  reason: '大队抽查比例',
};

describe('a chain of draws', () => {
  let cancelled: string;

  it('begins with the first plan, and does not reach back', async () => {
    for (const station of stations) expect(await drawsOf(station)).toEqual([]);
    await shift('100001', '2026-11-22');
    expect(await take()).toEqual([]);
    expect(await ok(inspector, 'POST', 'draw-plans', plan)).toMatchObject({ version: 1, firstDraw: 1 });
    expect(await take()).toEqual(['draw 1 announced']);
    const draw = await drawOf(1);
    expect(draw).toMatchObject({
      state: 'announced',
      asked: 2,
      heard: 0,
      together: 2,
      enough: 2,
      hq: { secret: null },
    });
    // Thursday.
    expect(draw.closesAt).toBe('2026-11-26T00:00:00.000Z');
    expect(draw.fixed.roster.map(({ station }) => station)).toEqual(['station-1', 'station-2']);
  });

  it('takes the first commitment of each station, in a batch of its own', async () => {
    const [first, second] = stations as [TestStation, TestStation];
    await commit(first, 1);
    // Told together with something else it can't be shown to anybody.
    await tell(
      second,
      'draw_committed',
      { draw: 1, announcement: { index: 1, hash: 'a'.repeat(64) }, commitment: 'b'.repeat(64) },
      [event()],
    );
    expect(
      (await drawOf(1)).stations.map(({ stationId, commitment }) => [stationId, commitment !== null]),
    ).toContainEqual(['station-2', false]);
    await commit(second, 1);
    const kept = secrets.get('station-2 1') ?? '';
    // Another one is shown, and doesn't count; one that answers another announcement is none.
    await commit(second, 1);
    secrets.set('station-2 1', kept);
    await tell(second, 'draw_committed', {
      draw: 1,
      announcement: { index: 1, hash: 'a'.repeat(64) },
      commitment: 'b'.repeat(64),
    });
    expect((await drawOf(1)).heard).toBe(2);
  });

  it('draws from every shift whose import deadline passed, with footage or without', async () => {
    for (const [nr, badgeNo] of ['100001', '100002', '200001', '000123'].entries()) {
      await shift(badgeNo, '2026-11-24', `${String(8 + nr).padStart(2, '0')}:00`, '13:00');
    }
    cancelled = await shift('100001', '2026-11-24', '14:00', '15:00');
    await itIs('2026-11-25T12:59:59');
    expect(await take()).toEqual([]);
    await itIs('2026-11-25T15:00:00');
    expect(await take()).toEqual(['5 items ripe']);
  });

  it('leaves out what was cancelled since, by a leaf that names nobody', async () => {
    await ok(admin, 'DELETE', `shifts/${cancelled}`, { reason: '登记错误' });
    expect(await take()).toEqual(['1 items excluded']);
  });

  it('closes when its time has come, opens its own secret, and fixes the next draw', async () => {
    await itIs('2026-11-26T07:59:59');
    expect(await take()).toEqual([]);
    await itIs('2026-11-26T08:00:00');
    expect(await take()).toEqual(['draw 1 closed', 'draw 2 announced']);
    const draw = await drawOf(1);
    expect(draw).toMatchObject({ state: 'closed', population: 4, excluded: 1, heard: 2, opened: 0, sampled: null });
    expect(draw.hq.secret).toMatch(/^[0-9a-f]{64}$/);
    expect((await replay(1)).state).toBe('waits');
  });

  it('draws once every secret is open, and anybody gets the same', async () => {
    const [first, second] = stations as [TestStation, TestStation];
    await reveal(first, 1);
    await reveal(second, 1, { secret: 'c'.repeat(64) });
    expect(await take()).toEqual([]);
    await reveal(second, 1);
    expect(await take()).toEqual(['draw 1 finished']);
    await ledger.processAll();
    const draw = await drawOf(1);
    const verdict = await replay(1);
    expect([verdict.state, verdict.refusal]).toEqual(['true', null]);
    expect([verdict.seed, verdict.heard]).toEqual([draw.seed, ['station-1', 'station-2']]);
    const rows = await itemsOf('draw=1&drawn=yes');
    expect(rows.map(({ item }) => item)).toEqual(verdict.sample.map(({ item }) => item));
    expect(rows.length).toBe(draw.sampled);
    const toReview = await itemsToReview(setup.db, 1);
    expect(toReview).toEqual(rows.map(({ kind, item, place, why, stratum }) => ({ kind, item, place, why, stratum })));
    expect(await itemsToReview(setup.db, 2)).toEqual([]);
    expect(await itemsOf('draw=1')).toHaveLength(4);
  });

  it('shows officers what was drawn of themselves, and nobody else’s', async () => {
    const officer = await setup.signIn('officer', 'S1', '100001');
    const rows = await itemsOf('draw=1', officer);
    expect(rows.map(({ badgeNo }) => badgeNo)).toEqual(['100001']);
  });

  it('goes on when nobody answers, and draws from void draws again', async () => {
    const [first] = stations as [TestStation];
    await commit(first, 2);
    const changed = {
      ...plan,
      plan: { ...plan.plan, strata: [{ ...plan.plan.strata[1], perMille: 250 }] },
      reason: '调整比例',
    };
    expect(await ok(inspector, 'POST', 'draw-plans', changed)).toMatchObject({ version: 2, firstDraw: null });
    await itIs('2026-12-03T08:00:00');
    expect(await take()).toEqual(['draw 2 closed', 'draw 3 announced']);
    await itIs('2026-12-17T08:00:00');
    expect(await take()).toEqual(expect.arrayContaining(['draw 2 void']));
    const third = await drawOf(3);
    expect([third.again, third.fixed.plan.version, third.fixed.order.draw]).toEqual([[2], 2, 1]);
    await reveal(first, 2);
    await take();
    expect((await drawOf(2)).state).toBe('finished');
    expect((await replay(2)).state).toBe('true');
    expect((await replay(3)).state).toBe('true');
    const list = await ok<{ rows: DrawRow[] }>(inspector, 'GET', 'draws');
    expect(list.rows.map(({ draw, state }) => [draw, state]).slice(-3)).toEqual([
      [3, 'finished'],
      [2, 'finished'],
      [1, 'finished'],
    ]);
  });
});

it('a bundle names nobody', async () => {
  const { bytes } = await setup.call(inspector, 'GET', 'draws/1/bundle');
  for (const word of ['100001', '100002', '200001', '陈建国', '东门']) expect(bytes.includes(word)).toBe(false);
});

it('a bundle waits until a configured witness cosigned', async () => {
  const fetched = async () => {
    const { status, body, headers } = await setup.call(inspector, 'GET', 'draws/1/bundle');
    return [status, body?.code, headers.get('rollcall-unwitnessed')];
  };
  expect(await fetched()).toEqual([200, undefined, '1']);
  const { key } = makeNoteKey('supervision.example/witness', noteAlgorithms.witness);
  const verifierKey = formatVerifierKey(key);
  const witness = { verifierKey, name: key.name, kind: 'outside', publicKey: key.publicKey, stationId: null } as const;
  await setup.db.transaction().execute((tx) => insertWitness(tx, witness));
  expect(await fetched()).toEqual([409, 'draw_waits_for_witness', null]);
  const { size } = (await readLatestCheckpoint(setup.db)) ?? { size: 0 };
  const line = { size, verifierKey, line: 'x', signedAt: clock };
  await setup.db.transaction().execute((tx) => insertCosignature(tx, line));
  expect(await fetched()).toEqual([200, undefined, null]);
});
