import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDrawStation } from './support/draw-station.ts';
import { until } from './support/until.ts';

// Killed at any write of its file of draws, a station commits to one secret, and opens it for one close.

const strace = requireTool('strace');
const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
let at: Awaited<ReturnType<typeof createDrawStation>>;
let children: ChildProcess[];

beforeEach(async () => {
  at = await createDrawStation();
  children = [];
});

afterEach(async () => {
  for (const child of children) await kill(child);
  await at.remove();
});

function runAgent(...under: string[]): ChildProcess {
  const env = {
    ...environmentOfTests().clock,
    ROLLCALL_AGENT_WITNESS_INTERVAL_MS: '100',
    ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
    ROLLCALL_AGENT_KIOSK_PORT: 'off',
    UV_THREADPOOL_SIZE: '1', // strace counts the calls of each thread apart
  };
  const [command = '', ...args] = [...under, process.execPath, program, 'run', '--data', at.station.dataFolder];
  const child = spawn(command, [...args, '--exit-with-parent'], { stdio: ['pipe', 'ignore', 'inherit'], env });
  children.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exited = once(child, 'exit');
  child.stdin?.end(); // Under strace the agent ends by this; it would outlive strace.
  if (child.spawnfile !== strace) child.kill('SIGKILL');
  await exited;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** HQ goes on with the draw as far as the station lets it. */
async function goOn(draw: { announcement?: number; isClosed?: boolean }): Promise<void> {
  if (draw.announcement === undefined && at.file()) draw.announcement = at.open(1).announcement;
  else if (draw.announcement !== undefined && !draw.isClosed && at.committed().length > 0) {
    at.showClose(1, at.close(1, draw.announcement));
    draw.isClosed = true;
  } else return;
  await at.hq.publishCheckpoint(await at.hq.desk.ledger.note(at.hq.control.keys.ledger));
}

// 1: the file is made. 2: the answer. 3: that its commitment was queued. 4: the close. 5: that the secret was queued.
test.skipIf(!strace).each([1, 2, 3, 4, 5])('killed at write %i', async (write) => {
  const draw = {};
  const rename = ['-P', `${at.path}.tmp`, '-e', 'trace=rename', '-e', `inject=rename:signal=KILL:when=${write}`];
  const first = runAgent(strace ?? '', '-f', '-qq', '-o', '/dev/null', ...rename);
  await until(async () => {
    await goOn(draw);
    return hasEnded(first);
  });
  expect(first.signalCode).toBe('SIGKILL');
  runAgent();
  await until(async () => {
    await goOn(draw);
    return at.revealed().length > 0;
  });
  const [{ body: committed } = { body: { commitment: '', announcement: { index: 0 } } }] = at.committed();
  const secrets = new Set(at.revealed().map(({ body }) => body.secret));
  expect(new Set(at.committed().map(({ body }) => body.commitment)).size).toBe(1);
  expect([...secrets].map((secret) => at.commitmentFor(1, committed.announcement.index, secret))).toEqual([
    committed.commitment,
  ]);
});
