import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StationAgent } from '../src/station/station-agent.ts';
import type { HqEvent } from './support/hq-station.ts';
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

const confirmed = () => until(() => agent.status().queued === 0, { what: 'everything is confirmed' });
const journalFiles = () => readdirSync(join(station.enrolled.folder, 'journal')).length;
const lost = () => station.atHq.eventsOf('events_lost').map(({ body }) => body);
const ids = (events: readonly HqEvent[]) => new Set(events.map(({ id }) => id));

async function work(card: string): Promise<void> {
  const before = station.atHq.eventsOf('inventory').length;
  await station.dockCard(card);
  await until(() => station.atHq.eventsOf('inventory').length > before);
  await confirmed();
}

/** Ends the agent and starts it with bounds that keep nothing of what is confirmed but the last batch. */
async function restartAndPrune(): Promise<void> {
  await agent.stop();
  const starts = station.atHq.eventsOf('station_started').length;
  agent = station.agent(undefined, { journalDays: 3650, journalBytes: 1 });
  await agent.start();
  await until(() => station.atHq.eventsOf('station_started').length > starts);
  await confirmed();
}

/** Cards, then restarts: the journal of before the last start but one is pruned. */
async function workAndPrune(): Promise<object> {
  await agent.start();
  await work('one');
  const backup = station.atHq.save();
  await work('two');
  await work('three');
  await restartAndPrune();
  await restartAndPrune();
  await restartAndPrune();
  return backup;
}

test('a station that pruned what HQ confirmed goes on with its chain', async () => {
  await workAndPrune();
  expect(journalFiles()).toBeLessThan(4);
  await work('four');
  const seqs = station.atHq.events.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(agent.status().incarnation).toBe(1);
  expect(lost()).toEqual([]);
});

test('an HQ that falls back below what was pruned is told exactly which events are gone', async () => {
  const backup = await workAndPrune();
  const before = station.atHq.events;
  station.atHq.restore(backup);
  const { through } = station.atHq.cursor;
  hq.control.epoch += 1;
  await hq.sendReceipt(station.atHq);
  await until(() => lost().length > 0, { what: 'the hole is told' });
  await confirmed();
  expect(agent.status().incarnation).toBe(2);
  const again = ids(station.atHq.events);
  const missing = before.filter(({ id }) => !again.has(id)).map(({ seq }) => seq);
  const lastSeq = missing.at(-1) ?? 0;
  expect(missing).toEqual(Array.from({ length: lastSeq - through }, (_, index) => through + 1 + index));
  expect(missing.length).toBeGreaterThan(2);
  expect(lost()).toEqual([{ incarnation: 1, firstSeq: through + 1, lastSeq }]);
  await work('four');
  await restartAndPrune();
  expect(lost()).toHaveLength(1);
});

test('an HQ that forgot the station is told that everything which was pruned is gone', async () => {
  const forgotten = station.atHq.save();
  await workAndPrune();
  const before = station.atHq.events;
  await agent.stop();
  station.atHq.restore(forgotten);
  hq.control.epoch += 1;
  agent = station.agent();
  await agent.start();
  await until(() => lost().length > 0, { what: 'the hole is told' });
  await confirmed();
  const again = ids(station.atHq.events);
  const missing = before.filter(({ id }) => !again.has(id)).map(({ seq }) => seq);
  expect(lost()).toEqual([{ incarnation: 1, firstSeq: 1, lastSeq: missing.length }]);
});
