import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStationStore } from '../src/store/station-store.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, silent, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

type Child = ChildProcessByStdio<Writable, Readable, null>;

let hq: TestHq;
let station: TestStation;
let children: Child[];

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  children = [];
});

afterEach(async () => {
  for (const child of children) await kill(child);
  await hq.stop();
  await station.remove();
});

function run(script: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const env = {
    ...environmentOfTests().clock,
    ROLLCALL_AGENT_SETTLE_MS: '0',
    ROLLCALL_AGENT_SCAN_INTERVAL_MS: '100',
    ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
  };
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env });
  children.push(child);
  return child;
}

const runAgent = (...flags: string[]) => run('../src/cli/main.ts', 'run', '--data', station.dataFolder, ...flags);

async function kill(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function firstLine(child: Child): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the process printed nothing');
}

/** A batch by its first seq and its digest: two of one name are the same byte for byte. */
function nameOf(jws: string): string {
  const { firstSeq } = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());
  return `${firstSeq} ${createHash('sha256').update(jws).digest('hex')}`;
}

const seqs = () => station.atHq.events.map((event) => event.seq);
const countingTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('what was sealed and never sent arrives unchanged after kill -9', async () => {
  const before = station.agent();
  await before.start();
  await until(() => before.status().queued === 0);
  await before.stop();

  const child = run('support/seal-and-hang.ts', station.enrolled.folder, 'squad-1');
  const sealed: string[] = JSON.parse(await firstLine(child));
  await kill(child);
  expect(sealed.length).toBeGreaterThan(1);

  const after = station.agent();
  await after.start();
  await until(() => after.status().queued === 0);
  await after.stop();
  // A batch whose receipt is late is sent again: what counts is when it came first.
  const arrived = [...new Set(station.atHq.batches)].filter((batch) => sealed.includes(batch));
  expect(arrived.map(nameOf)).toEqual(sealed.map(nameOf));
  expect(station.atHq.equivocations).toEqual([]);
  expect(seqs()).toEqual(countingTo(seqs().length));
});

test('kill -9 at any moment loses no event and brings none twice', async () => {
  for (let round = 1; round <= 5; round += 1) {
    const child = runAgent();
    await station.dockCard(`card-${round}`);
    // Killed the sooner the later the round: after everything came, down to while it starts.
    await until(() => station.atHq.events.length > 0 && (round > 3 || station.atHq.eventsOf('docked').length >= round));
    await kill(child);
  }
  const agent = station.agent();
  await agent.start();
  await until(() => station.atHq.eventsOf('docked').length === 5);
  await until(() => agent.status().queued === 0);
  await agent.stop();
  expect(seqs()).toEqual(countingTo(seqs().length));
  expect(new Set(station.atHq.events.map((event) => event.id)).size).toBe(seqs().length);
  expect(station.atHq.equivocations).toEqual([]);
});

test('a second agent on the folder is refused, also from another process, until the first dies', async () => {
  const child = runAgent();
  await until(() => station.atHq.events.length > 0);
  const { folder } = station.enrolled;
  expect(() => openStationStore({ folder, log: silent })).toThrow(/another agent already works in/);
  await kill(child);
  const store = openStationStore({ folder, log: silent });
  expect(() => openStationStore({ folder, log: silent })).toThrow(/another agent already works in/);
  store.close();
});

test.each([
  ['SIGTERM', (child: Child) => void child.kill('SIGTERM')],
  ['Ctrl-C', (child: Child) => void child.kill('SIGINT')],
  ['the end of its parent', (child: Child) => void child.stdin.end()],
])('%s ends it cleanly', async (_, stop) => {
  const child = runAgent('--exit-with-parent');
  await until(() => station.atHq.events.length > 0);
  const exited = once(child, 'exit');
  stop(child);
  expect(await exited).toEqual([0, null]);
  const status = JSON.parse(await readFile(join(station.enrolled.folder, 'status.json'), 'utf8'));
  expect(status).toMatchObject({ state: 'stopped', stationId: 'squad-1' });
});
