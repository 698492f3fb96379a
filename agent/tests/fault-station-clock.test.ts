import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { wrongClock } from '@rollcall/test/wrong-clock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../src/runtime/clock.ts';
import type { StationAgent } from '../src/station/station-agent.ts';
import { l6Name } from './card-station-fixture.ts';
import { idOf } from './prune-fixture.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

// The clock of a station's machine is wrong, and jumps while the agent runs (libfaketime). HQ keeps the right time.

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const dayMs = 24 * 3_600_000;
let hq: TestHq;
let station: TestStation;
let child: ChildProcess | undefined;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
});

afterEach(async () => {
  if (child) {
    const exited = once(child, 'exit');
    child.stdin?.end();
    await exited;
  }
  child = undefined;
  await hq.stop();
  await station.remove();
});

const clockFile = () => join(station.dataFolder, 'clock');

function runAgent(): void {
  const env = {
    ...wrongClock({ FAKETIME_TIMESTAMP_FILE: clockFile() }),
    ROLLCALL_AGENT_SETTLE_MS: '0',
    ROLLCALL_AGENT_SCAN_INTERVAL_MS: '100',
    ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
    ROLLCALL_AGENT_KIOSK_PORT: 'off',
  };
  const args = [program, 'run', '--data', station.dataFolder, '--exit-with-parent'];
  child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'inherit'], env });
}

async function collect(video: string, sequence: number) {
  const file = join(station.dockFolder, 'card-a', l6Name(sequence));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, video);
  const found = () => station.atHq.eventsOf('collected').find(({ body }) => Object(body).recordingId === idOf(video));
  const event = await until(found, { what: `HQ has ${video}` });
  return { ...event, offByMs: Date.parse(event.wall) - Date.now() };
}

test.skipIf(!wrongClock({ FAKETIME: '+0' })).each([
  ['a day behind', '-1d', 'a day ahead', '+1d'],
  ['a day ahead', '+1d', 'in the year 2000', '@2000-01-01 00:00:00'],
])('a clock that is %s (%s) and jumps to be %s (%s) holds nothing up', async (_was, before, _is, after) => {
  writeFileSync(clockFile(), before);
  runAgent();
  const first = await collect('one', 1);
  expect(Math.abs(first.offByMs)).toBeGreaterThan(dayMs / 2);
  writeFileSync(clockFile(), after);
  const second = await collect('two', 2);
  expect(Math.abs(second.offByMs)).toBeGreaterThan(dayMs / 2);
  expect(Math.sign(second.offByMs)).toBe(-Math.sign(first.offByMs));
  // What the station knows of time by itself only goes forward.
  expect([second.bootId, second.monotonicMs >= first.monotonicMs]).toEqual([first.bootId, true]);
  const { events, equivocations, registrations } = station.atHq;
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
  expect([equivocations, registrations.length]).toEqual([[], 1]);
});

test('a clock that is years ahead removes no message before the station has heard the time of HQ', async () => {
  const work = async (agent: StationAgent, starts: number) => {
    await agent.start();
    await until(() => station.atHq.eventsOf('station_started').length === starts);
    await until(() => agent.status().queued === 0, { what: 'everything is confirmed' });
    await agent.stop();
  };
  await work(station.agent(), 1);
  await work(station.agent(), 2);
  const ahead = { ...createSystemClock(), wall: () => new Date(Date.now() + 400 * dayMs) };
  await work(station.agent(ahead), 3);
  const db = new DatabaseSync(join(station.enrolled.folder, 'station.db'));
  expect(db.prepare('select * from outbox_pruned').all()).toEqual([]);
  db.close();
});
