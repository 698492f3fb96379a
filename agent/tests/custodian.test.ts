import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCustodian } from '../src/draw/custodian.ts';
import { settleDraws } from '../src/draw/settle-draws.ts';
import { listEnrolledStations } from '../src/identity/station-folder.ts';
import { loadOrCreateStationKey } from '../src/identity/station-key.ts';
import { resetOutboxState, updateOutboxState } from '../src/outbox/outbox-state.ts';
import { createSystemClock } from '../src/runtime/clock.ts';
import type { StationAgent } from '../src/station/station-agent.ts';
import { createCheckpointKeeper } from '../src/witness/checkpoint-keeper.ts';
import { insertFork } from '../src/witness/witness-repository.ts';
import { createCardStation } from './card-station-fixture.ts';
import { createDrawStation } from './support/draw-station.ts';
import { newTestKey, newTestKeys, testOrigin } from './support/test-keys.ts';
import { TestLedger } from './support/test-ledger.ts';
import { silent, testAgent } from './support/test-station.ts';
import { until } from './support/until.ts';

const hourMs = 3_600_000;
let at: Awaited<ReturnType<typeof createDrawStation>>;
let agent: StationAgent | undefined;
let offsetMs: number;
let logged: { task?: string; draw?: number; reason?: string }[];
let logText: string;

beforeEach(async () => {
  at = await createDrawStation();
  offsetMs = 0;
  logged = [];
  logText = '';
});

afterEach(async () => {
  await stop();
  await at.remove();
});

/** Starts the agent and waits for its file of draws. Its monotonic clock can be put on. */
async function start(): Promise<StationAgent> {
  const [enrolled] = await listEnrolledStations(at.station.dataFolder);
  if (!enrolled) throw new Error('the station is not enrolled');
  const system = createSystemClock();
  const clock = { ...system, monotonicMs: () => system.monotonicMs() + offsetMs };
  const log = pino({ level: 'info' }, { write: (line: string) => note(line) });
  agent = testAgent(enrolled, { clock, log });
  await agent.start();
  await until(() => agent?.status().state === 'online');
  await withHours(() => at.file() !== undefined);
  return agent;
}

function note(line: string): void {
  logText += line;
  logged.push(JSON.parse(line));
}

async function stop(): Promise<void> {
  await agent?.stop();
  agent = undefined;
}

/** Puts the clock on, by an hour each time, until it holds. */
const withHours = (holds: () => boolean) =>
  until(() => {
    if (holds()) return true;
    offsetMs += hourMs;
    return false;
  });

/** The station has looked at what HQ shows now, and what came of it is over: looks never overlap. */
async function looked(): Promise<void> {
  const times = () => at.hq.desk.asked.filter((path) => path === 'draws').length;
  for (let round = 0; round < 3; round += 1) {
    const before = times();
    await withHours(() => times() > before);
  }
}

/** But for the station's clock, which `withHours` moves. */
const codes = () => (agent?.status().alerts ?? []).map(({ code }) => code).filter((code) => code !== 'clock_wrong');
const dice = async () => (await agent?.kiosk().state())?.dice;
const answerOf = (draw: number) => at.file()?.draws.find((one) => one.draw === draw);
const refusalOf = (draw: number) =>
  [...(at.file()?.draws ?? []), ...(at.file()?.unanswered ?? [])].find((one) => one.draw === draw)?.refused;
const committed = (draw: number) => withHours(() => at.committed().some(({ body }) => body.draw === draw));
const revealed = (draw: number) => withHours(() => at.revealed().some(({ body }) => body.draw === draw));
const commitmentsTold = () => new Set(at.committed().map(({ body }) => body.commitment));

/** Draw 1 was announced and answered. */
async function answered(): Promise<{ announcement: number; asked: number }> {
  await start();
  const opened = at.open(1);
  await committed(1);
  return opened;
}

/** Changes the station's database beside it. */
function change(sql: string): void {
  const db = new DatabaseSync(join(at.station.enrolled.folder, 'station.db'), { timeout: 5000 });
  db.exec(sql);
  db.close();
}

describe('a station that throws the dice', () => {
  test('commits to a secret and opens it for the close that it cosigned, each in a batch of its own', async () => {
    const { announcement } = await answered();
    const answer = answerOf(1);
    expect(at.mode()).toBe(0o600);
    expect(at.committed().map(({ body }) => body)).toEqual([
      { draw: 1, announcement: at.placeOf(announcement), commitment: answer?.commitment },
    ]);
    expect(await dice()).toEqual({
      last: { draw: 1, commitment: answer?.commitment.slice(0, 8), openedAt: null },
      fault: null,
    });
    await at.station.dockCard('one');
    const close = at.close(1, announcement);
    at.showClose(1, close);
    await revealed(1);
    const [{ body } = { body: { secret: '', close: {}, draw: 0 } }] = at.revealed();
    expect(body).toEqual({ draw: 1, close: at.placeOf(close.index), root: 'c'.repeat(64), secret: answer?.secret });
    expect(at.commitmentFor(1, announcement, body.secret)).toBe(answer?.commitment);
    // HQ may hear of it before the station has noted in its file that it told.
    await until(async () => (await dice())?.last?.openedAt);
    await looked();
    expect(at.revealed()).toHaveLength(1);
    expect(at.batchesOfDraws()).toEqual([['draw_committed'], ['draw_revealed']]);
    expect(codes()).toEqual([]);
  });

  test('tells its secret to nobody before: not its log, not its status, not its screen', async () => {
    await answered();
    const secret = answerOf(1)?.secret ?? '';
    await looked();
    const status = await readFile(join(dirname(at.path), 'status.json'), 'utf8');
    const told = [
      logText,
      status,
      JSON.stringify(await agent?.kiosk().state()),
      at.station.atHq.batches.map(eventsText),
    ];
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(told.join()).not.toContain(secret);
  });

  test('waits with its secret until it has cosigned what shows the close', async () => {
    const { announcement } = await answered();
    at.hq.desk.takesCosignatures = false;
    at.showClose(1, at.close(1, announcement));
    await looked();
    await withHours(() => answerOf(1)?.close !== null);
    await looked();
    expect(at.revealed()).toEqual([]);
    at.hq.desk.takesCosignatures = true;
    await revealed(1);
  });

  test('goes by one number after the other', async () => {
    await start();
    at.open(5);
    await committed(5);
    at.open(4);
    await looked();
    expect(at.committed().map(({ body }) => body.draw)).toEqual([5]);
    expect(refusalOf(4)).toBe('number_passed');
    expect(codes()).toEqual(['draw_refused']);
    at.open(6);
    await committed(6);
    expect(logged.filter(({ reason }) => reason === 'number_passed')).toHaveLength(1);
  });

  test('does not answer what is closed already', async () => {
    await start();
    const { announcement } = at.open(1);
    const [draw] = at.hq.desk.draws ?? [];
    if (draw) draw.close = at.close(1, announcement);
    await looked();
    expect(refusalOf(1)).toBe('closed_already');
    expect(at.committed()).toEqual([]);
    expect(codes()).toEqual([]);
  });

  test('asks an HQ of before in vain, and quietly', async () => {
    at.hq.desk.draws = undefined;
    await start();
    await looked();
    expect(codes()).toEqual([]);
    expect(logged.filter(({ task }) => task === 'draws')).toEqual([]);
    at.open(1);
    await committed(1);
  });
});

describe('a second', () => {
  const isSecond = () => withHours(() => codes().includes('draw_second_close'));

  test('close keeps the secret closed for ever, also after a restart and when the first is shown again', async () => {
    const { announcement } = await answered();
    at.hq.desk.takesCosignatures = false;
    const first = at.close(1, announcement);
    at.showClose(1, first);
    await withHours(() => answerOf(1)?.close?.index === first.index);
    const second = at.close(1, announcement);
    at.showClose(1, second);
    await isSecond();
    at.hq.desk.takesCosignatures = true;
    await until(() => at.station.atHq.eventsOf('promise_broken').length === 1);
    expect(answerOf(1)).toMatchObject({ close: at.placeOf(first.index), secondClose: at.placeOf(second.index) });
    expect((await dice())?.fault).toBe('second_close');
    expect(agent?.status().alerts).toContainEqual(
      expect.objectContaining({ nextStep: expect.stringContaining('witness clear') }),
    );
    await stop();
    at.showClose(1, first);
    await start();
    await looked();
    expect(codes()).toEqual(['draw_second_close']);
    await stop();

    expect(await settleDraws(at.station.enrolled.folder, { reason: 'HQ admits it', at: new Date() })).toBe(true);
    expect(await settleDraws(at.station.enrolled.folder, { reason: 'HQ admits it', at: new Date() })).toBe(false);
    await start();
    await looked();
    expect(codes()).toEqual([]);
    expect(at.revealed()).toEqual([]);
    expect(at.station.atHq.eventsOf('promise_broken')).toMatchObject([
      { body: { detail: expect.stringContaining(`leaf ${first.index} `) } },
    ]);
    expect(logged.filter(({ reason }) => reason === 'second_close')).toHaveLength(1);
  });

  test('close in the same answer is seen before anything is opened', async () => {
    const { announcement } = await answered();
    at.hq.desk.takesCosignatures = false;
    const [first, second] = [at.close(1, announcement), at.close(1, announcement)];
    await looked();
    at.hq.desk.takesCosignatures = true;
    const before = at.hq.desk.cosigned.length;
    at.hq.desk.ledger.grow(1);
    await withHours(() => at.hq.desk.cosigned.slice(before).some(({ size }) => size >= second.size));
    const [draw] = at.hq.desk.draws ?? [];
    if (draw) at.hq.desk.draws = [first, second].map((close) => ({ ...draw, close }));
    await isSecond();
    await looked();
    expect(at.revealed()).toEqual([]);
  });

  test('close after the secret was opened is told all the same', async () => {
    const { announcement } = await answered();
    at.showClose(1, at.close(1, announcement));
    await revealed(1);
    at.showClose(1, at.close(1, announcement));
    await isSecond();
    await until(() => at.station.atHq.eventsOf('promise_broken').length === 1);
    expect(at.station.atHq.eventsOf('promise_broken')).toMatchObject([
      { body: { detail: expect.stringContaining('had opened its secret for the first') } },
    ]);
    expect(at.revealed()).toHaveLength(1);
  });

  test('announcement of a number gets no other answer, and its close no secret', async () => {
    await answered();
    const again = { announcement: at.announce(1), asked: at.ask(1) };
    at.hq.desk.draws = [{ draw: 1, ...again }];
    await withHours(() => codes().includes('draw_announced_twice'));
    at.showClose(1, at.close(1, again.announcement));
    await withHours(() => codes().includes('draw_passed_over'));
    await looked();
    expect(commitmentsTold().size).toBe(1);
    expect(at.file()?.draws).toHaveLength(1);
    expect(at.revealed()).toEqual([]);
  });

  test('announcement in the same answer is none that the station answers', async () => {
    await start();
    const [first, second] = [at.announce(1), at.announce(1)];
    const asked = at.ask(1);
    at.hq.desk.draws = [first, second].map((announcement) => ({ draw: 1, announcement, asked }));
    await withHours(() => codes().includes('draw_announced_twice'));
    await committed(1);
    await looked();
    expect(at.committed().map(({ body }) => body.announcement)).toEqual([at.placeOf(first)]);
  });
});

test('a close that leaves its commitment out gets no secret, and a right one after it is a second', async () => {
  const { announcement } = await answered();
  at.showClose(1, at.close(1, announcement, { commitments: [{ station: 'squad-1', commitment: 'd'.repeat(64) }] }));
  await withHours(() => codes().includes('draw_passed_over'));
  expect(refusalOf(1)).toBe('commitment_dropped');
  at.showClose(1, at.close(1, announcement));
  await withHours(() => codes().includes('draw_second_close'));
  expect(at.revealed()).toEqual([]);
});

describe('what is not shown to stand in the ledger', () => {
  const announced = (changed: (fact: FactProof) => Partial<FactProof>, type = 'draw_announced') => {
    at.hq.desk.tell = (fact) => (fact.leaf.type === type ? { ...fact, ...changed(fact) } : fact);
    at.open(1);
  };
  const cases: [string, string, () => void][] = [
    ['an announcement at another place', 'not_in_ledger', () => announced(({ index }) => ({ index: index - 1 }))],
    ['an announcement without a proof', 'not_in_ledger', () => announced(() => ({ proof: [] }))],
    ['another content', 'payload_differs', () => announced(({ payload }) => ({ payload: { ...payload, draw: 2 } }))],
    ['another salt', 'payload_differs', () => announced(() => ({ salt: '00' }))],
    ['a content that is not told', 'not_told', () => announced(() => ({ payload: null }))],
    ['an asking without a proof', 'not_in_ledger', () => announced(() => ({ proof: [] }), 'draw_asked')],
    ['a note that HQ did not sign', 'checkpoint_refused', () => announced(() => ({ note: 'no note' }))],
    [
      'another fact',
      'no_announcement',
      () => {
        at.open(1);
        at.hq.desk.draws = [{ draw: 1, announcement: 3, asked: at.hq.desk.ledger.size - 1 }];
      },
    ],
    [
      'a fact of another kind that says the same',
      'no_announcement',
      () => {
        const announcement = at.add('shift_added', 1, at.announcementOf(1));
        at.hq.desk.draws = [{ draw: 1, announcement, asked: at.ask(1) }];
      },
    ],
    [
      'an announcement about another thing',
      'no_announcement',
      () => {
        const announcement = at.add('draw_announced', 2, at.announcementOf(1));
        at.hq.desk.draws = [{ draw: 1, announcement, asked: at.ask(1) }];
      },
    ],
    [
      'the announcement of another draw',
      'no_announcement',
      () => {
        at.hq.desk.draws = [{ draw: 1, announcement: at.announce(2), asked: at.ask(1) }];
      },
    ],
    [
      'another station that is asked',
      'not_asked',
      () => {
        at.hq.desk.draws = [{ draw: 1, announcement: at.announce(1), asked: at.ask(1, 'squad-2') }];
      },
    ],
    [
      'an asking of before the announcement',
      'not_asked',
      () => {
        const asked = at.ask(1);
        at.hq.desk.draws = [{ draw: 1, announcement: at.announce(1), asked }];
      },
    ],
  ];
  test.each(cases)('is not answered: %s', async (_, reason, cheat) => {
    await start();
    cheat();
    await withHours(() => refusalOf(1) === reason);
    await looked();
    expect(at.committed()).toEqual([]);
    expect(at.file()?.draws).toEqual([]);
    expect(logged.filter((line) => line.reason === reason && line.draw === 1)).toHaveLength(1);
    expect(codes()).toHaveLength(1);
    // What was wrong about the answer alone may come right.
    at.hq.desk.tell = (fact) => fact;
    at.hq.desk.draws = [];
    at.open(1);
    await committed(1);
    expect(codes()).toEqual([]);
  });

  test('is no close', async () => {
    const { announcement } = await answered();
    at.hq.desk.tell = (fact) => (fact.leaf.type === 'draw_closed' ? { ...fact, proof: [] } : fact);
    at.showClose(1, at.close(1, announcement));
    await withHours(() => refusalOf(1) === 'not_in_ledger');
    await looked();
    expect(answerOf(1)?.close).toBeNull();
    at.showClose(1, { index: announcement, size: at.hq.desk.ledger.size });
    at.hq.desk.tell = (fact) => fact;
    await withHours(() => refusalOf(1) === 'no_close');
    expect(at.revealed()).toEqual([]);
  });
});

describe('a ledger with two histories', () => {
  test('ends every look, and nothing is answered', async () => {
    await start();
    await withHours(() => at.hq.desk.cosigned.length > 0);
    await at.hq.publishCheckpoint(await at.hq.desk.ledger.fork(9).grow(1).note(at.hq.control.keys.ledger));
    await until(() => codes().includes('ledger_fork'));
    at.open(1);
    const anHourWithCard = async (card: string, inventories: number) => {
      offsetMs += hourMs;
      await at.station.dockCard(card);
      await until(() => at.station.atHq.eventsOf('inventory').length === inventories);
    };
    // A look that was under way when the fork was found may still ask.
    await anHourWithCard('one', 1);
    at.hq.desk.asked.length = 0;
    await anHourWithCard('two', 2);
    expect(at.hq.desk.asked).toEqual([]);
    expect(at.file()?.draws).toEqual([]);
  });

  test('is found by what shows a draw, too', async () => {
    await start();
    await withHours(() => at.hq.desk.cosigned.length > 0);
    const other = at.hq.desk.ledger.fork(5).grow(4);
    const note = await other.append('draw_announced', 'draw:1', {}).note(at.hq.control.keys.ledger);
    at.hq.desk.tell = (fact) => (fact.leaf.type === 'draw_asked' ? { ...fact, note } : fact);
    at.open(1);
    await withHours(() => codes().includes('ledger_fork'));
    await until(() => at.station.atHq.eventsOf('ledger_fork').length === 1);
    expect(at.committed()).toEqual([]);
    expect(at.file()).toMatchObject({ draws: [], unanswered: [] });
  });
});

test('a fork that the witness finds while a look is under way ends it before anything is told', async () => {
  const card = createCardStation();
  const { store, append } = card.agent;
  resetOutboxState(store.db, 'store', 'key');
  updateOutboxState(store.db, { incarnation: 1 });
  const [root, keys] = [await newTestKey(), await newTestKeys()];
  const ledger = new TestLedger().grow(10);
  const trust = { root: () => root.publicJwk, origin: () => testOrigin, keysFor: () => [keys.ledger.publicJwk] };
  const parts = { store, append, trust, clock: card.clock, log: silent };
  const consistencyProof = ({ from, to }: { from: number; to: number }) => ledger.consistency(from, to);
  const keep = createCheckpointKeeper({ ...parts, api: { consistencyProof }, onUnknownKey: () => {} });
  let isFoundMeanwhile = false;
  const custodian = createCustodian({
    ...parts,
    ...{ stationId: 'squad-1', keyThumbprint: 'key', hqNow: card.clock.wall, intervalMs: 1000 },
    api: {
      checkpoint: async () => ({ note: await ledger.note(keys.ledger), cosignWanted: false }),
      async draws() {
        const payload = { draw: 1, closesAt: '2026-11-25T00:00:00.000Z', commitment: 'a'.repeat(64) };
        ledger
          .append('draw_announced', 'draw:1', payload)
          .append('draw_asked', 'draw:1', { draw: 1, station: 'squad-1' });
        const [announcement, asked] = [await ledger.prove(10, keys.ledger), await ledger.prove(11, keys.ledger)];
        isFoundMeanwhile = true;
        return [{ draw: 1, announcement, asked, close: null }];
      },
    },
    async keep(note, signal) {
      const kept = await keep(note, signal);
      if (isFoundMeanwhile) insertFork(store.db, { had: note, seen: note, foundAt: card.clock.wall().toISOString() });
      return kept;
    },
  });
  await custodian.runOnce();
  expect(isFoundMeanwhile).toBe(true);
  expect(card.events('draw_committed')).toEqual([]);
  await card.close();
});

describe('a station that does not know what it answered', () => {
  test('abstains from what was announced before: its file was lost', async () => {
    const { announcement } = await answered();
    const [before] = at.committed();
    await stop();
    await rm(at.path);
    // HQ went on meanwhile; what the station saw last is no measure.
    const late = at.open(2);
    await start();
    expect(at.file()?.answersFrom).toBeGreaterThan(late.announcement);
    at.showClose(1, at.close(1, announcement));
    await looked();
    expect(at.committed()).toEqual([before]);
    expect(at.revealed()).toEqual([]);
    expect(codes()).toEqual(['draw_file_lost']);
    expect(await dice()).toEqual({ last: null, fault: 'file_lost' });
    await stop();
    await start();
    await looked();
    expect(logged.filter(({ reason }) => reason === 'before_file').map(({ draw }) => draw)).toEqual([1, 2]);
    at.open(3);
    await committed(3);
    at.hq.desk.draws = [];
    await withHours(() => codes().length === 0);
  });

  test('keeps a file that can not be read, and begins a new one', async () => {
    await answered();
    await stop();
    const kept = (await readFile(at.path, 'utf8')).slice(0, 300);
    await writeFile(at.path, kept);
    await start();
    await withHours(() => codes().includes('draw_file_unreadable') && at.file()?.draws.length === 0);
    await looked();
    expect((await dice())?.fault).toBe('file_lost');
    const [aside = ''] = (await readdir(dirname(at.path))).filter((name) => name.startsWith('draws.json.aside-'));
    expect(await readFile(join(dirname(at.path), aside), 'utf8')).toBe(kept);
    expect(commitmentsTold().size).toBe(1);
    at.hq.desk.draws = [];
    at.open(2);
    await committed(2);
    await withHours(() => codes().length === 0);
  });

  test('abstains from what was announced before its key, but keeps its numbers', async () => {
    const { announcement } = await answered();
    const secret = answerOf(1)?.secret;
    await stop();
    const { folder } = at.station.enrolled;
    await rm(join(folder, 'station-key.jwk'));
    at.station.atHq.publicJwk = (await loadOrCreateStationKey(folder)).publicJwk;
    const late = at.open(2);
    await start();
    await withHours(() => (at.file()?.answersFrom ?? 0) > late.announcement);
    await looked();
    expect(at.committed().map(({ body }) => body.draw)).toEqual([1]);
    expect(refusalOf(2)).toBe('before_file');
    at.open(3);
    await committed(3);
    // It knows its old secret still, which only has to match.
    at.showClose(1, at.close(1, announcement));
    await revealed(1);
    expect(at.revealed()[0]?.body.secret).toBe(secret);
  });
});

describe('a station that is cut off', () => {
  test('between its file and the event commits to the same secret', async () => {
    await start();
    change(`create trigger cut_off before insert on outbox_event when new.type = 'draw_committed'
            begin select raise(abort, 'cut off'); end`);
    at.open(1);
    await withHours(() => answerOf(1) !== undefined);
    await looked();
    expect(at.committed()).toEqual([]);
    const before = answerOf(1);
    await stop();
    change('drop trigger cut_off');
    await start();
    await committed(1);
    expect(at.committed()[0]?.body.commitment).toBe(before?.commitment);
    expect(answerOf(1)?.secret).toBe(before?.secret);
  });

  test('before the file is written says nothing of a secret, nor of a close', async () => {
    await start();
    const inTheWay = `${at.path}.tmp`;
    await mkdir(inTheWay);
    const { announcement } = at.open(1);
    await looked();
    expect(at.committed()).toEqual([]);
    expect(at.file()?.draws).toEqual([]);
    await rmdir(inTheWay);
    await committed(1);
    await withHours(() => answerOf(1)?.queued.commitment !== null);
    await mkdir(inTheWay);
    at.showClose(1, at.close(1, announcement));
    await looked();
    expect(at.revealed()).toEqual([]);
    await rmdir(inTheWay);
    await revealed(1);
    expect(commitmentsTold().size).toBe(1);
  });

  test('from its database says the same again', async () => {
    const { announcement } = await answered();
    await stop();
    for (const suffix of ['', '-wal', '-shm']) await rm(join(dirname(at.path), `station.db${suffix}`), { force: true });
    await start();
    await withHours(() => at.committed().length > 1);
    expect(commitmentsTold().size).toBe(1);
    at.showClose(1, at.close(1, announcement));
    await revealed(1);
  });
});

function eventsText(jws: string): string {
  return Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString();
}
