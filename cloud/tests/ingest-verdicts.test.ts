import { randomUUID } from 'node:crypto';
import { clearStationAlarms, readmitStation, revokeStation } from '@rollcall/cloud/auth/station-standing';
import { genesisHead } from '@rollcall/shared/contract/batch';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, type Sealed, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let broker: TestBroker;
let url: string;
let running: RunningIngest;
const mergeMs = 300_000;

beforeAll(async () => {
  hq = await createTestHq();
  ({ broker, url } = await startTestBroker(hq));
  running = await startTestIngest(hq, url, { mergeMs });
});
afterAll(async () => {
  await running?.stop();
  await broker?.stop();
  await hq?.dispose();
});

async function connected(): Promise<TestStation> {
  const station = await TestStation.create(hq);
  await station.connect(url);
  return station;
}

const seqsOf = async (station: TestStation) => {
  const rows = await hq.db
    .selectFrom('station_event')
    .select(['incarnation', 'seq'])
    .where('station_id', '=', station.stationId)
    .orderBy('incarnation')
    .orderBy('seq')
    .execute();
  return rows.map((row) => `${row.incarnation}/${row.seq}`);
};

const alarmsOf = async (station: TestStation) => {
  const rows = await hq.db
    .selectFrom('station_alarm')
    .select('kind')
    .where('station_id', '=', station.stationId)
    .where('cleared_at', 'is', null)
    .execute();
  return rows.map((row) => row.kind);
};

const refusedOf = async (station: TestStation) => {
  const rows = await hq.db
    .selectFrom('refused_batch')
    .select('reason')
    .where('station_id', '=', station.stationId)
    .orderBy('refused_batch_id')
    .execute();
  return rows.map((row) => row.reason);
};

const factsOf = async (station: TestStation) => {
  const rows = await hq.db
    .selectFrom('fact')
    .select('type')
    .where('subject', '=', `station:${station.stationId}`)
    .orderBy('fact_id')
    .execute();
  return rows.map((row) => row.type);
};

describe('a batch that follows', () => {
  it('is promised to be in the ledger by a time, only in the receipt of its own commit', async () => {
    const station = await connected();
    const before = Date.now();
    const batch = await station.seal([event()]);
    await station.publish(batch);
    const { includedBy = '', ...taken } = await station.receipt(({ through }) => through === 1);
    expect(Date.parse(includedBy)).toBeGreaterThanOrEqual(before + mergeMs);
    expect(Date.parse(includedBy)).toBeLessThanOrEqual(Date.now() + mergeMs);
    await station.publish(batch);
    const again = await station.receipt(({ counter }) => counter > taken.counter);
    expect(again).not.toHaveProperty('includedBy');
    await station.disconnect();
  });

  it('is stored whole and answered with a signed receipt that names its hash', async () => {
    const station = await connected();
    const first = await station.seal([event(), event()]);
    const second = await station.seal([event()]);
    await station.publish(first, second);
    const receipt = await station.receipt(({ through }) => through === 3);
    expect(receipt).toMatchObject({ incarnation: 1, head: second.hash, archivedThrough: 0 });
    expect(await seqsOf(station)).toEqual(['1/1', '1/2', '1/3']);
    const batches = await hq.db
      .selectFrom('station_batch')
      .select(['first_seq', 'last_seq', 'hash', 'jws'])
      .where('station_id', '=', station.stationId)
      .orderBy('first_seq')
      .execute();
    expect(batches).toEqual([
      { first_seq: 1, last_seq: 2, hash: first.hash, jws: first.jws },
      { first_seq: 3, last_seq: 3, hash: second.hash, jws: second.jws },
    ]);
    expect((await factsOf(station)).filter((type) => type === 'batch_taken')).toHaveLength(2);
    await station.disconnect();
  });

  it('is stored once, however often it arrives, and each answer has a higher counter', async () => {
    const station = await connected();
    const batch = await station.seal([event()]);
    await station.publish(batch);
    const first = await station.receipt(({ through }) => through === 1);
    await station.publish(batch);
    const second = await station.receipt(({ counter }) => counter > first.counter);
    expect(second).toMatchObject({ through: 1, head: batch.hash, cloudEpoch: first.cloudEpoch });
    expect(await seqsOf(station)).toEqual(['1/1']);
    await station.disconnect();
  });

  it('is stored in order when hundreds arrive at once', async () => {
    const station = await connected();
    const batches: Sealed[] = [];
    for (let index = 0; index < 300; index++) batches.push(await station.seal([event(), event()]));
    await Promise.all(batches.map((batch) => station.publish(batch)));
    const receipt = await station.receipt(({ through }) => through === 600);
    expect(receipt.head).toBe(station.head);
    expect(await seqsOf(station)).toHaveLength(600);
    expect(await refusedOf(station)).toEqual([]);
    await station.disconnect();
  });
});

describe('a batch that does not follow', () => {
  it('gets the current receipt while earlier batches are missing, and is stored after them', async () => {
    const station = await connected();
    const first = await station.seal([event()]);
    const second = await station.seal([event()]);
    await station.publish(second);
    await station.receipt(({ through, head }) => through === 0 && head === genesisHead);
    expect(await seqsOf(station)).toEqual([]);
    await station.publish(first, second);
    await station.receipt(({ through }) => through === 2);
    expect(await refusedOf(station)).toEqual([]);
    await station.disconnect();
  });

  it('is refused with an alarm when it names another batch before it', async () => {
    const station = await connected();
    await station.publish(await station.seal([event()], { changes: { prev: 'f'.repeat(64) } }));
    expect(await station.refusal('broken_chain')).toMatchObject({ firstSeq: 1 });
    expect(await alarmsOf(station)).toEqual(['broken_chain']);
    expect(await refusedOf(station)).toEqual(['broken_chain']);
    await station.disconnect();
  });

  it('freezes the station when it reuses seqs for other events, until readmission begins a new incarnation', async () => {
    const station = await connected();
    const fork = await station.seal([event()], { fork: true });
    const first = await station.seal([event()]);
    await station.publish(first);
    await station.receipt(({ through }) => through === 1);
    await station.publish(fork);
    expect(await station.refusal('equivocation')).toMatchObject({
      firstSeq: 1,
      nextStep: expect.stringMatching(/readmit/),
    });
    expect(await alarmsOf(station)).toEqual(['equivocation']);

    await station.publish(await station.seal([event()]));
    await station.refusal('frozen');
    expect(await station.register()).toMatchObject({ outcome: 'frozen', through: 1 });
    expect(await refusedOf(station)).toEqual(['equivocation', 'frozen']);
    expect(await factsOf(station)).toContain('station_frozen');

    await readmitStation({ db: hq.db, now: () => new Date() }, station.stationId);
    await station.publish(await station.seal([event()], { fork: true }));
    await station.refusal('fenced');
    expect(await station.register()).toMatchObject({
      outcome: 'registered',
      incarnation: 2,
      previous: { incarnation: 1, through: 1, head: first.hash },
    });
    await station.publish(await station.seal([event()]));
    await station.receipt(({ incarnation, through }) => incarnation === 2 && through === 1);
    expect(await seqsOf(station)).toEqual(['1/1', '2/1']);
    expect(await alarmsOf(station)).toEqual([]);
    await station.disconnect();
  });

  it('is fenced when a rolled-back store has registered again', async () => {
    const station = await connected();
    const first = await station.seal([event()]);
    const second = await station.seal([event()]);
    await station.publish(first, second);
    await station.receipt(({ through }) => through === 2);
    const third = await station.seal([event()]);
    Object.assign(station, { lastSeq: 1, head: first.hash });
    expect(await station.register()).toMatchObject({
      outcome: 'rolled_back',
      incarnation: 2,
      previous: { incarnation: 1, through: 2, head: second.hash },
    });
    expect(await alarmsOf(station)).toEqual(['equivocation']);
    const looked = { db: hq.db, now: () => new Date() };
    expect(await clearStationAlarms(looked, station.stationId, 'an older disk image')).toEqual({ cleared: 1 });
    expect(await alarmsOf(station)).toEqual([]);
    expect(await factsOf(station)).toContain('alarms_cleared');
    await station.publish(third);
    await station.refusal('fenced');
    expect(await refusedOf(station)).toEqual(['fenced']);
    await station.disconnect();
  });
});

describe("a batch that is not the station's", () => {
  it('is refused when another key signed it, with a single alarm for all repetitions', async () => {
    const station = await connected();
    const { privateKey } = await generateKeyPair('EdDSA');
    for (let attempt = 0; attempt < 3; attempt++) {
      await station.publish(await station.seal([event()], { fork: true, key: privateKey }));
    }
    await station.refusal('bad_signature');
    await until(
      () => refusedOf(station),
      (refused) => refused.length === 3,
    );
    expect(await alarmsOf(station)).toEqual(['bad_signature']);
    expect(station.heard.filter(({ kind }) => kind === 'refusal')).toHaveLength(1);
    await station.publish(await station.seal([event()]));
    await station.receipt(({ through }) => through === 1);
    await station.disconnect();
  });

  it.each([
    ['no JWS at all', 'hello'],
    ['an empty message', ''],
    ['a JWS without a signature', 'eyJhbGciOiJub25lIn0.e30.'],
  ])('is refused when it is %s', async (_what, payload) => {
    const station = await connected();
    await station.publishRaw(station.topic, payload);
    await station.refusal('bad_signature');
    await station.disconnect();
  });

  it('is refused when it names another station', async () => {
    const station = await connected();
    const other = await connected();
    await station.publish(await station.seal([event()], { changes: { stationId: other.stationId } }));
    await station.refusal('bad_signature');
    expect(await seqsOf(other)).toEqual([]);
    await station.disconnect();
    await other.disconnect();
  });

  it('is refused as unreadable when its frame has another version', async () => {
    const station = await connected();
    await station.publish(await station.seal([event()], { changes: { v: 2 } }));
    await station.refusal('unreadable_batch');
    await station.disconnect();
  });

  it.skipIf(usesOutsideParts())('never reaches HQ through the topic of another station', async () => {
    const station = await connected();
    const other = await connected();
    const refused = broker.refusedPublishes();
    await station.publishRaw(other.topic, (await other.seal([event()], { fork: true })).jws);
    expect(broker.refusedPublishes()).toBe(refused + 1);
    expect(await seqsOf(other)).toEqual([]);
    await station.disconnect();
    await other.disconnect();
  });
});

describe('a revoked station', () => {
  it('has its batches refused and kept for people, and the broker no longer accepts it', async () => {
    const station = await connected();
    await revokeStation({ db: hq.db, now: () => new Date() }, station.stationId);
    await station.publish(await station.seal([event()]));
    await station.refusal('revoked');
    expect(await refusedOf(station)).toEqual(['revoked']);
    expect(await seqsOf(station)).toEqual([]);
    await station.disconnect();
    await expect(station.connect(url)).rejects.toThrow(/not authori[sz]ed/i);
  });
});

describe('an event that this version cannot read', () => {
  it('goes to quarantine, and later events are stored', async () => {
    const station = await connected();
    await station.publish(
      await station.seal([
        event(),
        event({ type: 'levitated', body: { height: 3 } }),
        event({ body: { agentVersion: 'a\0b' } }),
        event({ body: { agentVersion: '\ud83d' } }),
        // Right by the contract, and yet no integer of Postgres.
        event({ type: 'inventory', body: { dockSessionId: randomUUID(), page: 2 ** 40, pages: 2 ** 40, entries: [] } }),
        // A clock that says nothing keeps nothing from HQ.
        event({ wall: '0000-01-01T00:00:00.000Z' }),
      ]),
    );
    await station.receipt(({ through }) => through === 6);
    expect(await seqsOf(station)).toEqual(['1/1', '1/6']);
    const quarantined = await hq.db
      .selectFrom('quarantined_event')
      .select(['seq', 'raw', 'reason'])
      .where('station_id', '=', station.stationId)
      .orderBy('seq')
      .execute();
    expect(quarantined.map(({ seq, reason }) => [seq, reason.split(/[:,]/)[0]])).toEqual([
      [2, 'unknown event type levitated'],
      [3, 'a text in it holds NUL or half a surrogate pair'],
      [4, 'a text in it holds NUL or half a surrogate pair'],
      [5, 'HQ could not store it'],
    ]);
    expect(JSON.parse(quarantined[1]?.raw.toString() ?? '')).toMatchObject({ seq: 3, body: { agentVersion: 'a\0b' } });
    expect(await alarmsOf(station)).toEqual(['quarantined_event']);
    await station.disconnect();
  });
});

describe('presence', () => {
  const presenceOf = (station: TestStation) =>
    hq.db
      .selectFrom('station_presence')
      .select(['state', 'connection'])
      .where('station_id', '=', station.stationId)
      .executeTakeFirst();

  it('is answered with a receipt, and is not overwritten by the late will of an earlier connection', async () => {
    const station = await TestStation.create(hq);
    await station.connect(url, { connection: 1 });
    await station.publishPresence('online', 1);
    await station.receipt(({ through }) => through === 0);
    expect(await presenceOf(station)).toEqual({ state: 'online', connection: 1 });
    await station.publishPresence('online', 2);
    await until(
      () => presenceOf(station),
      (presence) => presence?.connection === 2,
    );
    // The will of connection 1 comes only now.
    await station.publishPresence('offline', 1);
    await running.ingest.settled();
    await station.publishPresence('offline', 1);
    await station.publishPresence('offline', 2);
    expect(
      await until(
        () => presenceOf(station),
        (presence) => presence?.state === 'offline',
      ),
    ).toEqual({ state: 'offline', connection: 2 });
    await station.disconnect();
  });

  it('becomes offline by the will of a cut connection', async () => {
    const station = await TestStation.create(hq);
    await station.connect(url, { connection: 7 });
    await station.publishPresence('online', 7);
    await until(
      () => presenceOf(station),
      (presence) => presence?.state === 'online',
    );
    station.cut();
    await until(
      () => presenceOf(station),
      (presence) => presence?.state === 'offline',
    );
    await station.disconnect();
  });
});

it('a store that HQ has forgotten is adopted from its first event', async () => {
  const station = await connected();
  station.incarnation = 4;
  station.storeId = randomUUID();
  const first = await station.seal([event()]);
  const second = await station.seal([event()]);
  await station.publish(second);
  await station.receipt(({ incarnation, through }) => incarnation === 4 && through === 0);
  await station.publish(first, second);
  await station.receipt(({ incarnation, through }) => incarnation === 4 && through === 2);
  expect(await station.register()).toMatchObject({ outcome: 'continued', through: 2 });
  expect(await factsOf(station)).toContain('incarnation_adopted');
  await station.disconnect();
});
