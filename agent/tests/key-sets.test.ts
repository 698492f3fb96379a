import { readFile, writeFile } from 'node:fs/promises';
import type { Receipt } from '@rollcall/shared/contract/down-message';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { judgeKeySet, type KeySetVerdict } from '../src/identity/judge-key-set.ts';
import { verifyEd25519 } from '../src/identity/node-crypto.ts';
import { listEnrolledStations, stationConfigPath } from '../src/identity/station-folder.ts';
import type { StationAgent } from '../src/station/station-agent.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import {
  newTestKey,
  newTestKeys,
  signTestKeySet,
  signTestVouch,
  type TestKey,
  testOrigin,
} from './support/test-keys.ts';
import { enrolTestStation, type TestStation, testAgent } from './support/test-station.ts';
import { until } from './support/until.ts';

const hourMs = 3_600_000;
let hq: TestHq;
let station: TestStation;
let agent: StationAgent | undefined;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
});

afterEach(async () => {
  await agent?.stop();
  agent = undefined;
  await hq.stop();
  await station.remove();
});

/** Starts the agent on what its folder says, as its command does. */
async function start(): Promise<StationAgent> {
  const [enrolled] = await listEnrolledStations(station.dataFolder);
  if (!enrolled) throw new Error('the station is not enrolled');
  agent = testAgent(enrolled, {});
  await agent.start();
  return agent;
}

async function stop(): Promise<void> {
  await agent?.stop();
  agent = undefined;
}

const stored = async () => JSON.parse(await readFile(stationConfigPath(station.enrolled.folder), 'utf8'));
const confirmed = (running: StationAgent) => until(() => running.status().queued === 0, { what: 'all is confirmed' });

/** HQ signs with a new message key from now on; its set says until when the old one counts. */
async function rotate(retiredAt: Date, counter = 2): Promise<TestKey> {
  const old = hq.control.keys.message;
  hq.control.keys = { ...hq.control.keys, message: await newTestKey() };
  const retired = [{ use: 'message' as const, key: old, retiredAt: retiredAt.toISOString() }];
  hq.control.keySet = await signTestKeySet(hq.root, { counter, keys: hq.control.keys, retired });
  return old;
}

test('a station that was off line during two rotations catches up', async () => {
  await confirmed(await start());
  await stop();
  await rotate(new Date(Date.now() - hourMs), 2);
  await rotate(new Date(Date.now() - hourMs), 3);
  const running = await start();
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed(running);
  expect(running.status()).toMatchObject({ keySet: 3, alerts: [] });
  expect(await stored()).toMatchObject({ keySet: hq.control.keySet, hqRoot: hq.root.publicJwk });
});

test('a running station asks for the set when what comes is signed by a key that it does not know', async () => {
  const running = await start();
  await confirmed(running);
  const renamed = { ...(await stored()), name: 'told while it ran' };
  await writeFile(stationConfigPath(station.enrolled.folder), JSON.stringify(renamed));
  await rotate(new Date(Date.now() + hourMs));
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed(running);
  expect(running.status()).toMatchObject({ keySet: 2, alerts: [] });
  expect(await stored()).toMatchObject({ keySet: hq.control.keySet, name: 'told while it ran' });
});

test('an old key counts until it is retired, by the clock of HQ, and no longer', async () => {
  await confirmed(await start());
  await stop();
  const old = await rotate(new Date(Date.now() + hourMs));
  const running = await start();
  await until(() => running.status().keySet === 2);
  await confirmed(running);
  hq.control.sendReceipts = false;
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  const receipt = async (change: Partial<Receipt> = {}) =>
    hq.send(station.atHq, await hq.sign({ ...station.atHq.receipt(hq.control.epoch), ...change }, old.privateKey));
  await receipt();
  await confirmed(running);

  hq.control.clockOffsetMs = 2 * hourMs;
  hq.forgetTokens();
  await stop();
  const later = await start();
  await until(() => later.status().state === 'online');
  await station.dockCard('two');
  await until(() => station.atHq.eventsOf('inventory').length === 2);
  const { through } = later.status();
  await receipt();
  // The station takes messages in order: once it has taken this one, it has taken the one before.
  await hq.send(station.atHq, await hq.sign(station.atHq.refusal(hq.control.epoch, 'unreadable_batch')));
  await until(() => later.status().alert?.code === 'unreadable_batch');
  expect(later.status()).toMatchObject({ through });
  expect(later.status().queued).toBeGreaterThan(0);
});

test('a set by another root changes nothing, and the status says what to do', async () => {
  const other = await newTestKey();
  const right = hq.control.keySet;
  hq.control.keySet = await signTestKeySet(other, { counter: 9, keys: await newTestKeys() });
  const running = await start();
  await until(() => running.status().alerts.length === 1);
  expect(running.status().alerts).toMatchObject([
    { code: 'key_set_other_root', nextStep: expect.stringContaining('enrol the station again') },
  ]);
  expect(await stored()).toMatchObject({ keySet: right });
  expect(running.status().keySet).toBe(1);
  await confirmed(running);
});

test('a station enrolled before there was a root takes the set on the word of its message key, once', async () => {
  const { hqRoot: _root, keySet: _set, ...config } = await stored();
  const messageKey = hq.control.keys.message;
  await writeFile(
    stationConfigPath(station.enrolled.folder),
    JSON.stringify({ ...config, hqMessageKeys: [messageKey.publicJwk] }),
  );
  const { keySet } = hq.control;
  hq.control.keySet = undefined;
  await confirmed(await start());
  expect(agent?.status().keySet).toBe(0);
  await stop();

  // Since then the message key was rotated: only what it signed before still speaks for it.
  hq.control.keySet = keySet;
  hq.control.rootVouch = await signTestVouch(hq.root, messageKey);
  await rotate(new Date(Date.now() - hourMs));
  const running = await start();
  await until(() => running.status().keySet === 2);
  await confirmed(running);
  expect(await stored()).toMatchObject({ hqRoot: hq.root.publicJwk });
  expect(await stored()).not.toHaveProperty('hqMessageKeys');
  await stop();

  const thief = await newTestKey();
  hq.control.keySet = await signTestKeySet(thief, { counter: 9, keys: hq.control.keys });
  hq.control.rootVouch = await signTestVouch(thief, messageKey);
  const again = await start();
  await until(() => again.status().alerts.length === 1);
  expect(again.status()).toMatchObject({ keySet: 2, alerts: [{ code: 'key_set_other_root' }] });
});

test('what a station decides about a key set', async () => {
  const [root, other, messageKey] = [await newTestKey(), await newTestKey(), await newTestKey()];
  const keys = await newTestKeys();
  const jws = await signTestKeySet(root, { counter: 5, keys });
  const believed = { root: root.publicJwk, counter: 5, origin: testOrigin, jws };
  const before = { root: undefined, messageKeys: [messageKey.publicJwk] };
  const set = (given: Partial<Parameters<typeof signTestKeySet>[1]>, by = root) =>
    signTestKeySet(by, { counter: 6, keys, ...given });
  const [head, body, signature] = (await set({})).split('.');
  const altered = [head, `${body?.slice(0, -4)}AAAA`, signature].join('.');
  const rightVouch = await signTestVouch(root, messageKey);
  const table: [string, Parameters<typeof judgeKeySet>[0], string, string | null, string][] = [
    ['newer', believed, await set({}), null, 'newer'],
    ['the same', believed, jws, null, 'known'],
    ['older', believed, await set({ counter: 4 }), null, 'older'],
    [
      'another of the same number',
      believed,
      await set({ counter: 5, keys: await newTestKeys() }),
      null,
      'two_of_one_number',
    ],
    ['by another root', believed, await set({}, other), null, 'other_root'],
    [
      'by another root that the message key vouches for',
      believed,
      await set({}, other),
      await signTestVouch(other, messageKey),
      'other_root',
    ],
    ['of another ledger', believed, await set({ origin: 'other.example/hq' }), null, 'other_origin'],
    ['altered', believed, altered, null, 'bad_signature'],
    ['no set at all', believed, 'a.b.c', null, 'bad_signature'],
    ['the first, vouched for', before, await set({}), rightVouch, 'newer'],
    ['the first, by a root that nobody vouches for', before, await set({}), null, 'other_root'],
    ['the first, by another root than the one vouched for', before, await set({}, other), rightVouch, 'other_root'],
    ['the first, vouched for by a stranger', before, await set({}), await signTestVouch(root, other), 'other_root'],
  ];
  const told = (verdict: KeySetVerdict) => (verdict.outcome === 'refused' ? verdict.reason : verdict.outcome);
  const decided = table.map(([name, known, keySet, rootVouch]) => {
    return [name, told(judgeKeySet(known, { keySet, rootVouch }, verifyEd25519))];
  });
  expect(decided).toEqual(table.map(([name, , , , expected]) => [name, expected]));
});
