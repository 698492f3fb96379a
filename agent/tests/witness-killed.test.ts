import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { testOrigin } from './support/test-keys.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

// What the witness saw must be on the disk before its cosignature leaves the station: else, restored or killed, it would
// cosign another history without knowing.

const strace = requireTool('strace');
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
  for (const child of children) await kill(child);
  await hq.stop();
  await station.remove();
});

function runAgent(...under: string[]): ChildProcess {
  const env = {
    ...environmentOfTests().clock,
    ROLLCALL_AGENT_WITNESS_INTERVAL_MS: '100',
    ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
  };
  const [command = '', ...args] = [...under, process.execPath, program, 'run', '--data', station.dataFolder];
  const child = spawn(command, [...args, '--exit-with-parent'], { stdio: ['pipe', 'ignore', 'inherit'], env });
  children.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

test('killed when its cosignature has left, it knows what it cosigned, and takes no other history', async () => {
  const first = runAgent();
  hq.desk.onCosign = () => first.kill('SIGKILL');
  await until(() => first.signalCode === 'SIGKILL');
  expect(hq.desk.cosigned).toEqual([{ stationId: 'squad-1', size: 10 }]);
  const db = new DatabaseSync(join(station.enrolled.folder, 'station.db'));
  expect(db.prepare('select size, cosigned_size from ledger_seen').get()).toEqual({ size: 10, cosigned_size: null });
  db.close();

  hq.desk.ledger = hq.desk.ledger.fork(9).grow(5);
  runAgent();
  await until(() => station.atHq.eventsOf('ledger_fork').length === 1);
  expect(hq.desk.cosigned).toHaveLength(1);
});

test.skipIf(!strace)('its disk has what it saw before the first byte of its cosignature is sent', async () => {
  const trace = join(station.dataFolder, 'trace');
  const calls = 'trace=pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg';
  const child = runAgent(strace ?? '', '-f', '-y', '-s', '8192', '-o', trace, '-e', calls);
  await until(() => hq.desk.cosigned.length === 1);
  child.stdin?.end();
  await once(child, 'exit');
  const lines = (await readFile(trace, 'latin1')).split('\n');
  const after = (index: number, pattern: RegExp) => lines.findIndex((line, at) => at > index && pattern.test(line));
  const seen = after(-1, new RegExp(`pwrite64\\(.*station\\.db-wal.*${testOrigin}\\\\n10\\\\n`));
  const synced = after(seen, /f(data)?sync\(.*station\.db-wal/);
  const sent = after(-1, /POST \/api\/v1\/station\/ledger\/cosignatures/);
  expect(seen).toBeGreaterThan(0);
  expect(synced).toBeGreaterThan(seen);
  expect(sent).toBeGreaterThan(synced);
});
