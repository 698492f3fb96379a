import { presenceSchema } from '@rollcall/shared/contract/presence';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StationAgent } from '../src/station/station-agent.ts';
import { type BrokerProxy, startBrokerProxy } from './support/broker-proxy.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let proxy: BrokerProxy;
let station: TestStation;
let agent: StationAgent;

beforeEach(async () => {
  hq = await startTestHq();
  proxy = await startBrokerProxy(hq.mqttUrl);
  station = await enrolTestStation(hq, 'squad-1');
  station.enrolled.config.mqtt.url = proxy.url;
  agent = station.agent(undefined, { presenceIntervalMs: 100 });
});

afterEach(async () => {
  await agent.stop();
  proxy.stop();
  await hq.stop();
  await station.remove();
});

const confirmed = () => until(() => agent.status().queued === 0, { what: 'everything is confirmed' });
const isOnline = () => agent.status().state === 'online';
const presences = () => hq.presences.map((payload) => presenceSchema.parse(JSON.parse(payload)));

test('a station keeps no session at the broker, and HQ tells it at its return what it missed', async () => {
  await agent.start();
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();

  proxy.control.isOpen = false;
  proxy.cut();
  await until(() => !isOnline(), { what: 'the station is away' });
  // HQ says that it lost everything, to nobody: the station has nothing to send, and no session keeps this for it.
  const before = station.atHq.events;
  station.atHq.restore({ ...station.atHq.save(), cursors: {}, hashes: {}, events: [] });
  hq.control.epoch += 1;
  await hq.sendReceipt(station.atHq);

  proxy.control.isOpen = true;
  await until(() => station.atHq.events.length === before.length, { what: 'the events came again' });
  await confirmed();
  expect(station.atHq.events).toEqual(before);
  expect(proxy.cleanSessions).toEqual([true, true]);
  expect(proxy.askedQos).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('a station whose subscriptions are refused for a while asks again on the same connection until they are granted', async () => {
  proxy.control.subacksToRefuse = 6;
  await agent.start();
  await until(isOnline, { what: 'the subscriptions are granted' });
  expect(proxy.control.subacksToRefuse).toBe(0);
  expect(proxy.cleanSessions).toHaveLength(1);
  await confirmed();
});

test('a connected station renews its presence, and each renewal is told from the one before', async () => {
  await agent.start();
  await until(() => presences().length >= 4, { what: 'three renewals' });
  const [first, ...later] = presences();
  expect(first).toMatchObject({ state: 'online', connection: 1, lease: { renewal: 0, ms: 250 } });
  expect(later.slice(0, 3).map(({ lease }) => lease?.renewal)).toEqual([1, 2, 3]);
  expect(new Set(presences().map(({ connection }) => connection))).toEqual(new Set([1]));
});
