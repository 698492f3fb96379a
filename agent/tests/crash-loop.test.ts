import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCrashGuard } from '../src/care/crash-guard.ts';
import { readCrashRecord } from '../src/care/crash-record.ts';
import { endCrashLoop } from '../src/care/end-crash-loop.ts';
import { createSystemClock } from '../src/runtime/clock.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, silent, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

let hq: TestHq;
let station: TestStation;
let children: ChildProcess[];

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await hq.stop();
  await station.remove();
});

function start(changes: Record<string, string> = {}): ChildProcess {
  const env = {
    ...environmentOfTests().clock,
    ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
    ROLLCALL_AGENT_SCAN_INTERVAL_MS: '100',
    ROLLCALL_AGENT_KIOSK_PORT: 'off',
    ...changes,
  };
  const child = spawn(process.execPath, [program, 'run', '--data', station.dataFolder], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env,
  });
  child.stdout?.resume();
  children.push(child);
  return child;
}

/** Starts it until it has failed so often that the next start is in minimal mode. */
async function failThrice(changes?: Record<string, string>): Promise<void> {
  for (let nr = 1; nr <= 3; nr += 1) expect(await once(start(changes), 'exit')).toEqual([1, null]);
}

async function end(child: ChildProcess): Promise<unknown> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  return exited;
}

const command = (name: string) =>
  new Promise<{ code: unknown; text: string }>((resolve) => {
    execFile(process.execPath, [program, name, '--data', station.dataFolder], (error, stdout) =>
      resolve({ code: error?.code ?? 0, text: stdout }),
    );
  });

const database = () => join(station.enrolled.folder, 'station.db');

/** The station has worked, and now a folder is where its database was. */
async function breakDatabase(): Promise<void> {
  const agent = station.agent();
  await agent.start();
  await until(() => agent.status().queued === 0);
  await agent.stop();
  await rename(database(), `${database()}.kept`);
  await mkdir(database());
}

async function mendDatabase(): Promise<void> {
  await rm(database(), { recursive: true });
  await rename(`${database()}.kept`, database());
}

test('a station whose database cannot be opened tells HQ of its crash loop, works again once it is mended, and then ends it', async () => {
  await breakDatabase();
  await station.dockCard('card-1');
  await failThrice();
  expect(hq.crashLoops).toEqual([]);

  const minimal = start();
  const told = await until(() => hq.crashLoops[0]);
  expect(told).toMatchObject({ stationId: 'squad-1', state: 'looping', failures: 3, code: 'ERR_SQLITE_ERROR' });
  expect(JSON.stringify(told)).not.toContain(station.dataFolder);
  const health = await command('health');
  expect(health.code).toBe(1);
  expect(health.text).toMatch(/crash loop: 3 starts have failed since .*, the last with ERR_SQLITE_ERROR/);
  expect((await command('status')).text).toContain('Next: Look into the log');
  expect(station.atHq.eventsOf('docked')).toEqual([]);
  expect(await readdir(join(station.dockFolder, 'card-1'))).toEqual(['readme.txt']);

  await until(() => readCrashRecord(station.dataFolder).hqKnows);
  expect(await end(minimal)).toEqual([0, null]);
  await mendDatabase();
  const whole = start();
  await until(() => station.atHq.eventsOf('docked').length === 1);
  expect(await end(whole)).toEqual([0, null]);
  expect(readCrashRecord(station.dataFolder)).toMatchObject({ failures: 3, hqKnows: true });

  // What `run` does from then on, with less patience.
  const clock = createSystemClock();
  const guard = createCrashGuard({ dataFolder: station.dataFolder, supervised: false, agentVersion: '0.2.0', clock });
  expect(guard.begin().mode).toBe('whole');
  const stopping = new AbortController();
  endCrashLoop({
    dataFolder: station.dataFolder,
    steadyAfterMs: 1,
    guard,
    clock,
    log: silent,
    signal: stopping.signal,
  });
  await until(() => hq.crashLoops.length === 2);
  expect(hq.crashLoops[1]).toEqual({ stationId: 'squad-1', state: 'over' });
  await until(() => !readCrashRecord(station.dataFolder).hqKnows);
  stopping.abort();
  expect(readCrashRecord(station.dataFolder).failures).toBe(0);
  expect((await command('status')).text).not.toContain('crash loop');
});

test('a configuration that is wrong leads to minimal mode, too', async () => {
  const wrong = { ROLLCALL_AGENT_LOG_LEVEL: 'loud' };
  await failThrice(wrong);
  const minimal = start(wrong);
  const told = await until(() => hq.crashLoops[0]);
  expect(told).toMatchObject({ code: 'config_invalid', failures: 3 });
  expect(await end(minimal)).toEqual([0, null]);
  // Told to stop, it tries the whole at the next start.
  const whole = start();
  await until(() => station.atHq.eventsOf('station_started').length === 1);
  expect(await end(whole)).toEqual([0, null]);
});

test('one station that cannot be read keeps the others from nothing that minimal mode does', async () => {
  const broken = join(station.dataFolder, 'broken');
  await mkdir(broken);
  await writeFile(join(broken, 'station.json'), '{}');
  await failThrice();
  start();
  const told = await until(() => hq.crashLoops[0]);
  expect(told).toMatchObject({ stationId: 'squad-1', code: 'station_config_unreadable' });
});

test('an HQ of before, which knows no crash loops, is not asked again', async () => {
  hq.control.takesCrashLoops = false;
  await breakDatabase();
  await failThrice();
  start();
  await until(() => readCrashRecord(station.dataFolder).hqKnows);
  expect(hq.crashLoops).toEqual([]);
});

test('a record that is damaged, or a second agent on the same folder, counts no failure', async () => {
  await writeFile(join(station.dataFolder, 'crashes.json'), '{"v":1,');
  const agent = station.agent();
  await agent.start();
  for (let nr = 1; nr <= 4; nr += 1) expect(await once(start(), 'exit')).toEqual([1, null]);
  expect(JSON.parse(await readFile(join(station.dataFolder, 'crashes.json'), 'utf8'))).toMatchObject({ failures: 0 });
  await agent.stop();
});
