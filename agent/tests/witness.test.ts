import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listEnrolledStations } from '../src/identity/station-folder.ts';
import { createSystemClock } from '../src/runtime/clock.ts';
import type { StationAgent } from '../src/station/station-agent.ts';
import { clearStationWitness } from '../src/witness/clear-witness.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { newTestKey, signTestKeySet } from './support/test-keys.ts';
import { enrolTestStation, silent, type TestStation, testAgent } from './support/test-station.ts';
import { until } from './support/until.ts';

const hourMs = 3_600_000;
let hq: TestHq;
let station: TestStation;
let agent: StationAgent | undefined;
let offsetMs: number;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  offsetMs = 0;
});

afterEach(async () => {
  await stop();
  await hq.stop();
  await station.remove();
});

/** Starts the agent on what its folder says. Its monotonic clock, which the witness goes by, can be put on. */
async function start(): Promise<StationAgent> {
  const [enrolled] = await listEnrolledStations(station.dataFolder);
  if (!enrolled) throw new Error('the station is not enrolled');
  const clock = createSystemClock();
  const ahead = { ...clock, monotonicMs: () => clock.monotonicMs() + offsetMs };
  agent = testAgent(enrolled, { clock: ahead });
  await agent.start();
  await until(() => agent?.status().state === 'online');
  return agent;
}

async function stop(): Promise<void> {
  await agent?.stop();
  agent = undefined;
}

const sizes = () => hq.desk.cosigned.map(({ size }) => size);
const cosigned = (size: number) => until(() => sizes().includes(size), { what: `a cosignature of ${size} leaves` });
const codes = () => agent?.status().alerts.map(({ code }) => code) ?? [];
const publish = async (ledger = hq.desk.ledger) => hq.publishCheckpoint(await ledger.note(hq.control.keys.ledger));
const eventsOf = (type: string) => station.atHq.eventsOf(type).map(({ body }) => body);

/** Puts the clock on, by an hour each time, until it holds: a look that is under way counts its hour from when it ends. */
const withHours = (holds: () => boolean) =>
  until(() => {
    if (holds()) return true;
    offsetMs += hourMs;
    return false;
  });

/** HQ was asked for its checkpoint, and what came of that is over: looks at the ledger never overlap. */
async function asked(): Promise<void> {
  const times = () => hq.desk.asked.filter((path) => path === 'checkpoint').length;
  for (let round = 0; round < 2; round += 1) {
    const before = times();
    await withHours(() => times() > before);
  }
}

/** What the station keeps, read beside it. */
function seenSize(): number {
  const db = new DatabaseSync(join(station.enrolled.folder, 'station.db'), { readOnly: true });
  const row = db.prepare('select size from ledger_seen').get();
  db.close();
  return Number(row?.size ?? -1);
}

describe('a witness', () => {
  test('cosigns the newest checkpoint with the key of the station, then every hour what has grown', async () => {
    await start();
    await cosigned(10);
    hq.desk.ledger.grow(5);
    await publish();
    await until(() => seenSize() === 15);
    expect(sizes()).toEqual([10]);
    offsetMs += hourMs;
    await cosigned(15);
    await asked();
    expect(sizes()).toEqual([10, 15]);
    expect(codes()).toEqual([]);
  });

  test('cosigns at once when HQ waits for it, also again what HQ has lost', async () => {
    await start();
    await cosigned(10);
    hq.desk.cosignWanted = true;
    hq.desk.ledger.grow(1);
    await publish();
    await cosigned(11);
    await publish();
    await until(() => sizes().filter((size) => size === 11).length > 1);
  });

  test('that was off line for a month catches up with one proof', async () => {
    await start();
    await cosigned(10);
    await stop();
    hq.desk.ledger.grow(20_000);
    hq.desk.asked.length = 0;
    await publish();
    await start();
    await cosigned(20_010);
    expect(hq.desk.asked.filter((path) => path === 'consistency-proof')).toHaveLength(1);
    expect(codes()).toEqual([]);
  });

  test('takes no step back for a checkpoint that is replayed, and none for what HQ did not sign', async () => {
    const { ledger } = hq.desk;
    const old = await ledger.note(hq.control.keys.ledger, { size: 4 });
    const foreign = await ledger
      .fork(5)
      .grow(50)
      .note(await newTestKey());
    await start();
    await cosigned(10);
    for (const note of [old, foreign, 'no note']) {
      await hq.publishCheckpoint(note);
      await asked();
    }
    expect(seenSize()).toBe(10);
    expect(sizes()).toEqual([10]);
    expect(codes()).toEqual([]);
    expect(eventsOf('ledger_fork')).toEqual([]);
  });

  test('follows HQ to a new ledger key', async () => {
    await start();
    await cosigned(10);
    const old = hq.control.keys.ledger;
    hq.control.keys = { ...hq.control.keys, ledger: await newTestKey() };
    const retired = [{ use: 'ledger' as const, key: old, retiredAt: new Date(0).toISOString() }];
    hq.control.keySet = await signTestKeySet(hq.root, { counter: 2, keys: hq.control.keys, retired });
    hq.desk.ledger.grow(1);
    hq.desk.cosignWanted = true;
    offsetMs += 10_000;
    await publish();
    await cosigned(11);
    await until(() => codes().length === 0);
    await hq.publishCheckpoint(await hq.desk.ledger.grow(1).note(old));
    offsetMs += hourMs;
    await cosigned(12);
    expect(codes()).toEqual([]);
  });
});

describe('two histories', () => {
  const fork = () => hq.desk.ledger.fork(7).grow(9);

  test.each(['on the topic of checkpoints', 'by HQ itself'])('shown %s end in an alarm here and at HQ', async (how) => {
    await start();
    await cosigned(10);
    const had = await hq.desk.ledger.note(hq.control.keys.ledger);
    const other = fork();
    const seen = await other.note(hq.control.keys.ledger);
    if (how === 'by HQ itself') hq.desk.ledger = other;
    hq.desk.shownTo.set('squad-1', other);
    await hq.publishCheckpoint(seen);
    await until(() => codes().includes('ledger_fork'));
    await until(() => eventsOf('ledger_fork').length === 1);
    expect(eventsOf('ledger_fork')).toEqual([{ had, seen }]);
    expect(agent?.status().alerts).toMatchObject([{ nextStep: expect.stringContaining('witness clear') }]);
  });

  test('of one size need no proof', async () => {
    await start();
    await cosigned(10);
    await hq.publishCheckpoint(await hq.desk.ledger.fork(9).grow(1).note(hq.control.keys.ledger));
    await until(() => codes().includes('ledger_fork'));
  });

  test('stop a station from cosigning either, also after a restart, until a person has settled it', async () => {
    await start();
    await cosigned(10);
    const right = hq.desk.ledger;
    const other = fork();
    hq.desk.ledger = other;
    hq.desk.cosignWanted = true;
    await publish(other);
    await until(() => codes().includes('ledger_fork'));
    await stop();
    hq.desk.ledger = right.grow(3);
    await publish(right);
    hq.desk.asked.length = 0;
    const again = await start();
    await station.dockCard('one');
    await until(() => station.atHq.eventsOf('inventory').length === 1);
    expect(hq.desk.asked).toEqual([]);
    expect(again.status().alerts).toMatchObject([{ code: 'ledger_fork' }]);
    await stop();
    expect(sizes()).toEqual([10]);

    const settlement = { reason: 'HQ was restored by mistake', at: new Date() };
    clearStationWitness(station.enrolled.folder, { ...settlement, goOnWith: 'had' }, silent);
    await start();
    await cosigned(13);
    expect(codes()).toEqual([]);
    expect(eventsOf('ledger_fork')).toHaveLength(1);
  });

  test('can be settled for the other one, which then may not go back either', async () => {
    await start();
    await cosigned(10);
    const right = hq.desk.ledger;
    const other = fork();
    hq.desk.ledger = other;
    await publish(other);
    await until(() => codes().includes('ledger_fork'));
    await stop();
    clearStationWitness(
      station.enrolled.folder,
      { reason: 'the first was an impostor', goOnWith: 'seen', at: new Date() },
      silent,
    );
    await start();
    await cosigned(16);
    hq.desk.ledger = right.grow(20);
    await publish(right);
    await until(() => eventsOf('ledger_fork').length === 2);
    await stop();
    expect(sizes()).toEqual([10, 16]);
  });

  test('shown to two stations make both refuse', async () => {
    const second = await enrolTestStation(hq, 'squad-2');
    const other = fork();
    hq.desk.shownTo.set('squad-2', other);
    const theirs = second.agent();
    await theirs.start();
    await start();
    await until(() => hq.desk.cosigned.length === 2);
    // Each has cosigned its own. The topic is the same for both: what one of them was shown, the other is shown now.
    hq.desk.ledger.grow(10);
    await publish(other);
    await until(() => codes().includes('ledger_fork'));
    other.grow(10);
    await publish(hq.desk.ledger);
    await until(() => theirs.status().alerts.some(({ code }) => code === 'ledger_fork'));
    for (const { atHq } of [station, second]) await until(() => atHq.eventsOf('ledger_fork').length === 1);
    await theirs.stop();
    await second.remove();
    const cosignedOnce = [
      { stationId: 'squad-1', size: 10 },
      { stationId: 'squad-2', size: 16 },
    ];
    expect(hq.desk.cosigned).toEqual(expect.arrayContaining(cosignedOnce));
    expect(hq.desk.cosigned).toHaveLength(2);
  });

  test('of which HQ hides one from a station keep it from cosigning the other', async () => {
    await start();
    await cosigned(10);
    await publish(fork());
    await until(() => codes().includes('ledger_unproven'));
    hq.desk.cosignWanted = true;
    await asked();
    await until(() => eventsOf('promise_broken').length === 1);
    expect(sizes()).toEqual([10]);
    hq.desk.ledger.grow(20);
    await until(() => codes().includes('ledger_fork'));
    expect(sizes()).toEqual([10]);
  });
});

describe('an HQ that shows less than before', () => {
  test('has an hour to find back, and has broken its word after that', async () => {
    await start();
    await cosigned(10);
    const right = hq.desk.ledger;
    hq.desk.ledger = right.fork(6);
    offsetMs += hourMs;
    await until(() => codes().includes('ledger_unproven'));
    expect(eventsOf('promise_broken')).toEqual([]);
    await asked();
    await until(() => eventsOf('promise_broken').length === 1);
    expect(eventsOf('promise_broken')).toMatchObject([
      { promise: 'ledger_only_grows', batch: null, had: await right.note(hq.control.keys.ledger) },
    ]);
    await asked();
    hq.desk.ledger = right.grow(1);
    await withHours(() => sizes().includes(11));
    expect(codes()).toEqual([]);
    expect(eventsOf('promise_broken')).toHaveLength(1);
    expect(eventsOf('ledger_fork')).toEqual([]);
  });

  test('is met the same when it has no checkpoint at all', async () => {
    await start();
    await cosigned(10);
    hq.desk.ledger = hq.desk.ledger.fork(0);
    offsetMs += hourMs;
    await until(() => codes().includes('ledger_unproven'));
  });

  test('and goes on from there has two histories', async () => {
    await start();
    await cosigned(10);
    hq.desk.ledger = hq.desk.ledger.fork(6).grow(2);
    offsetMs += hourMs;
    await until(() => codes().includes('ledger_unproven'));
    hq.desk.ledger.grow(5);
    offsetMs += hourMs;
    await until(() => codes().includes('ledger_fork'));
    await stop();
    expect(sizes()).toEqual([10]);
  });
});

describe('a promise to have a batch in the ledger', () => {
  beforeEach(() => {
    hq.control.mergeMs = -1;
  });
  const batchTaken = (change: object = {}) => {
    const { incarnation, cursor } = station.atHq;
    const payload = { incarnation, firstSeq: 1, lastSeq: cursor.through, hash: cursor.head, ...change };
    hq.desk.ledger.append('batch_taken', 'station:squad-1', payload);
  };

  /** HQ has the batch of the start in its ledger before it confirms it: so the station looks at the promise only after that. */
  async function startAndTake(change: object = {}): Promise<void> {
    hq.control.sendReceipts = false;
    await start();
    await until(() => station.atHq.cursor.through > 0);
    batchTaken(change);
    hq.control.sendReceipts = true;
  }

  test('that is kept is no news', async () => {
    await startAndTake();
    await until(() => hq.desk.asked.includes('batch-inclusion'));
    await asked();
    expect(codes()).toEqual([]);
    expect(eventsOf('promise_broken')).toEqual([]);
  });

  test('that is not kept is told once, and ends when it is kept after all', async () => {
    await start();
    await until(() => eventsOf('promise_broken').length === 1);
    expect(codes()).toContain('promise_broken');
    expect(eventsOf('promise_broken')).toMatchObject([{ promise: 'batch_in_ledger', batch: { lastSeq: 1 } }]);
    await asked();
    expect(eventsOf('promise_broken')).toHaveLength(1);
    const { hash } = (eventsOf('promise_broken') as { batch: { hash: string } }[])[0]?.batch ?? {};
    batchTaken({ lastSeq: 1, hash });
    await withHours(() => !codes().includes('promise_broken'));
  });

  test('is not kept by a leaf about other bytes', async () => {
    await startAndTake({ hash: 'f'.repeat(64) });
    await until(() => eventsOf('promise_broken').length === 1);
    expect(eventsOf('promise_broken')).toMatchObject([{ detail: 'the leaf is about a batch with another content' }]);
  });

  test('is settled by a person when HQ can not keep it any more', async () => {
    await start();
    await until(() => codes().includes('promise_broken'));
    await stop();
    const settlement = { reason: 'HQ lost a day', goOnWith: 'had' as const, at: new Date() };
    clearStationWitness(station.enrolled.folder, settlement, silent);
    hq.control.mergeMs = undefined;
    await start();
    expect(codes()).toEqual([]);
    await stop();
    expect(() => clearStationWitness(station.enrolled.folder, settlement, silent)).toThrow(/open/);
  });
});
