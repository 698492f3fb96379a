import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StationAgent } from '../src/station/station-agent.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let station: TestStation;
let agent: StationAgent;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  agent = station.agent();
});

afterEach(async () => {
  await agent.stop();
  await hq.stop();
  await station.remove();
});

const seqs = () => station.atHq.events.map((event) => event.seq);
const countingTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const confirmed = () => until(() => agent.status().queued === 0, { what: 'everything is confirmed' });

test('events arrive in order and receipts release them', async () => {
  await agent.start();
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();
  expect(station.atHq.events.map((event) => event.type).slice(0, 3)).toEqual([
    'station_started',
    'docked',
    'inventory',
  ]);
  expect(seqs()).toEqual(countingTo(seqs().length));
  expect(agent.status()).toMatchObject({ state: 'online', incarnation: 1, through: seqs().length, alert: null });
});

test('without a receipt nothing is released, and batches are sent again until one comes', async () => {
  hq.control.sendReceipts = false;
  await agent.start();
  await until(() => station.atHq.events.length > 0);
  await until(() => station.atHq.batches.length >= 2, { what: 'the batch is sent again' });
  expect(agent.status().through).toBe(0);
  expect(station.atHq.batches[1]).toBe(station.atHq.batches[0]);
  hq.control.sendReceipts = true;
  await confirmed();
  expect(seqs()).toEqual(countingTo(seqs().length));
});

test('a broker that loses its state with messages in flight costs nothing and doubles nothing', async () => {
  await agent.start();
  await confirmed();
  hq.control.deaf = true;
  await station.dockCard('one');
  await until(() => agent.status().lastSeq > 1);
  await hq.restartBroker(() => station.dockCard('two'));
  hq.control.deaf = false;
  await until(() => station.atHq.eventsOf('inventory').length === 2);
  await confirmed();
  expect(seqs()).toEqual(countingTo(seqs().length));
  expect(new Set(station.atHq.events.map((event) => event.id)).size).toBe(station.atHq.events.length);
});

test('an HQ restored from a backup gets the same batches again', async () => {
  await agent.start();
  await confirmed();
  const backup = station.atHq.save();
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();
  const before = station.atHq.events;
  station.atHq.restore(backup);
  expect(station.atHq.events.length).toBeLessThan(before.length);
  hq.control.epoch += 1;
  hq.control.deaf = true;
  await hq.sendReceipt(station.atHq);
  await until(() => agent.status().queued > 0, { what: 'the events are unconfirmed again' });
  hq.control.deaf = false;
  await until(() => station.atHq.events.length === before.length, { what: 'the batches came again' });
  await confirmed();
  expect(station.atHq.events).toEqual(before);
});

test('an idle station brings everything to an HQ whose backup is older than its incarnation', async () => {
  await agent.start();
  await confirmed();
  const backup = station.atHq.save();
  station.atHq.storeId = 'another store';
  station.atHq.incarnation += 1;
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();
  const before = station.atHq.events;
  station.atHq.restore(backup);
  hq.control.epoch += 1;
  await hq.sendReceipt(station.atHq);
  await until(() => station.atHq.events.length === before.length, { what: 'the events came again' });
  await confirmed();
});

test('an HQ that lost even what it called archived gets what the station still has under a new incarnation', async () => {
  await agent.start();
  await confirmed();
  const backup = station.atHq.save();
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();
  station.atHq.archivedThrough = station.atHq.cursor.through;
  await hq.sendReceipt(station.atHq);
  await until(() => agent.status().archivedThrough > 1);
  station.atHq.restore(backup);
  station.atHq.archivedThrough = 0;
  hq.control.epoch += 1;
  await hq.sendReceipt(station.atHq);
  await until(() => agent.status().incarnation === 2);
  await station.dockCard('two');
  await until(() => station.atHq.eventsOf('inventory').length >= 1);
  await confirmed();
});

test('a restart continues the chain', async () => {
  await agent.start();
  await confirmed();
  await agent.stop();
  agent = station.agent();
  await agent.start();
  await until(() => station.atHq.eventsOf('station_started').length === 2);
  await confirmed();
  expect(station.atHq.registrations.map(({ response }) => response.outcome)).toEqual(['registered', 'continued']);
  expect(seqs()).toEqual(countingTo(seqs().length));
});

test('a frozen station keeps its events and sends them when HQ readmits it', async () => {
  station.atHq.frozen = true;
  await agent.start();
  await until(() => agent.status().state === 'frozen');
  await station.dockCard('one');
  await until(() => agent.status().queued >= 3);
  expect(station.atHq.batches).toEqual([]);
  station.atHq.frozen = false;
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();
});

test('freezing a connected station makes it ask again until it is readmitted', async () => {
  await agent.start();
  await confirmed();
  station.atHq.frozen = true;
  await station.dockCard('one');
  await until(() => agent.status().state === 'frozen');
  expect(agent.status().alert).toMatchObject({ code: 'frozen' });
  station.atHq.frozen = false;
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();
  expect(agent.status().alert).toBeNull();
});

test('a refusal is shown with what to do', async () => {
  await agent.start();
  await confirmed();
  await hq.send(station.atHq, await hq.sign(station.atHq.refusal(hq.control.epoch, 'equivocation')));
  await until(() => agent.status().alert?.code === 'equivocation');
  expect(agent.status().alert?.nextStep).toBe('Ask the brigade office.');
});

test('a fenced store registers again and brings everything under its new incarnation', async () => {
  await agent.start();
  await confirmed();
  station.atHq.storeId = 'another store';
  station.atHq.incarnation += 1;
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
  await confirmed();
  expect(agent.status().incarnation).toBe(3);
});

test('archived batches are forgotten, and the chain goes on', async () => {
  await agent.start();
  await confirmed();
  station.atHq.archivedThrough = station.atHq.cursor.through;
  await station.dockCard('one');
  await until(() => agent.status().archivedThrough === 1);
  await confirmed();
  await station.dockCard('two');
  await until(() => station.atHq.eventsOf('inventory').length === 2);
  await confirmed();
  expect(seqs()).toEqual(countingTo(seqs().length));
});

test('tokens follow the time of HQ, not that of the station', async () => {
  hq.control.clockOffsetMs = 26 * 3_600_000;
  await agent.start();
  await confirmed();
});

test('a station whose clock is wrong says so, to HQ and in its status, until it is right', async () => {
  hq.control.clockOffsetMs = -3 * 3_600_000;
  await agent.start();
  await confirmed();
  const clocks = () => hq.presences.map((text) => JSON.parse(text).clockBehindMs);
  await until(() => clocks().some((behindMs) => Math.abs(behindMs + 3 * 3_600_000) < 60_000), {
    what: 'HQ hears that the clock is three hours ahead',
  });
  expect(agent.status().alerts).toMatchObject([
    { code: 'clock_wrong', nextStep: expect.stringContaining('180 minutes ahead of') },
  ]);
  // The same at each look: the file of the status is written only when something changed.
  expect(agent.status().alerts).toEqual(agent.status().alerts);
  hq.control.clockOffsetMs = 0;
  hq.forgetTokens();
  await hq.restartBroker();
  await until(() => agent.status().alerts.length === 0);
});

test('a token that HQ no longer knows is replaced', async () => {
  await agent.start();
  await confirmed();
  hq.forgetTokens();
  await hq.restartBroker();
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
});

test('the station reconnects with a new token before the old one ends', async () => {
  hq.control.tokenLifeSeconds = 2;
  await agent.start();
  await until(() => hq.control.tokensIssued >= 3);
  await confirmed();
  expect(agent.status().alert).toBeNull();
});
