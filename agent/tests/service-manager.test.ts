import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServiceLife } from '../src/care/service-life.ts';
import { findServiceManager } from '../src/care/service-manager.ts';
import { startNotifySocket } from './support/notify-socket.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, silent, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

const PATH = environmentOfTests().path.join(delimiter);

let hq: TestHq;
let station: TestStation;
let socket: Awaited<ReturnType<typeof startNotifySocket>>;
let child: ChildProcess | undefined;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  socket = await startNotifySocket();
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await socket.stop();
  await hq.stop();
  await station.remove();
});

function startAgent(): ChildProcess {
  const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const env = {
    ...environmentOfTests().clock,
    PATH,
    NOTIFY_SOCKET: socket.path,
    WATCHDOG_USEC: '1500000',
    ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
    ROLLCALL_AGENT_KIOSK_PORT: 'off',
    ROLLCALL_AGENT_LOG_LEVEL: 'silent',
  };
  child = spawn(process.execPath, [program, 'run', '--data', station.dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  return child;
}

const alive = () => socket.told().filter((one) => one === 'WATCHDOG=1').length;

test('tells the service manager when it is ready, how it is doing, that its work gets on, and that it stops', async () => {
  const agent = startAgent();
  await until(() => socket.told().includes('READY=1'));
  const status = 'STATUS=stations at work: 1, cards docked: 0, messages that wait for HQ: ';
  expect(socket.messages.find((message) => message.includes('READY=1'))).toContainEqual(
    expect.stringContaining(status),
  );
  await until(() => alive() >= 3);
  await station.dockCard('card-1');
  await until(() => socket.told().some((one) => one.includes('cards docked: 1')));
  const exited = once(agent, 'exit');
  agent.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  await until(() => socket.told().includes('STOPPING=1'));
  expect(socket.told()).toContain('EXTEND_TIMEOUT_USEC=40000000');
});

test('an HQ that is away silences no watchdog', async () => {
  await hq.restartBroker(async () => {
    hq.control.deaf = true;
    hq.forgetTokens();
    startAgent();
    await until(() => alive() >= 3);
  });
});

test('work that stands still silences the watchdog, and is told', async () => {
  const env = { PATH, NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: '30000', WATCHDOG_PID: String(process.pid) };
  const stopping = new AbortController();
  const manager = findServiceManager({ env, pid: process.pid, log: silent });
  const life = createServiceLife({ manager, log: silent, signal: stopping.signal });
  let getsOn = true;
  life.ready(() => ({ getsOn, text: getsOn ? 'at work' : 'stands still: scan of squad-1' }));
  await until(() => alive() >= 2);
  getsOn = false;
  await until(
    () => socket.messages.filter((message) => message.includes('STATUS=stands still: scan of squad-1')).length > 2,
  );
  for (const message of socket.messages.filter((told) => told.includes('STATUS=stands still: scan of squad-1'))) {
    expect(message).not.toContain('WATCHDOG=1');
  }
  stopping.abort();
  await life.stopping(1000);
});

test('a watchdog that is meant for another process is left alone, and without a socket nobody is told', () => {
  const env = { NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: '1000000', WATCHDOG_PID: '1' };
  expect(findServiceManager({ env, pid: 2, log: silent })?.watchdogMs).toBeUndefined();
  expect(findServiceManager({ env: {}, pid: 2, log: silent })).toBeUndefined();
});

test('a service manager that does not answer stops nothing', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const manager = findServiceManager({ env: { PATH, NOTIFY_SOCKET: `${socket.path}-gone` }, pid: 1, log });
  await manager?.tell(['READY=1']);
  expect(lines.join()).toContain('service manager could not be told how the agent is');
});
