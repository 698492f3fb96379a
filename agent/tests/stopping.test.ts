import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PacketType, startStubbornBroker } from './support/stubborn-broker.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let station: TestStation;
let child: ChildProcess | undefined;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await hq.stop();
  await station.remove();
});

function goThrough(mqttUrl: string): void {
  const path = join(station.enrolled.folder, 'station.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...config, mqtt: { ...config.mqtt, url: mqttUrl } }));
}

function startAgent(): ChildProcess {
  const path = fileURLToPath(import.meta.resolve('../src/cli/main.ts'));
  const env = {
    ...environmentOfTests().clock,
    ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
    ROLLCALL_AGENT_LOG_LEVEL: 'silent',
  };
  child = spawn(process.execPath, [path, 'run', '--data', station.dataFolder], { stdio: 'ignore', env });
  return child;
}

test.each<{ broker: string; answers: PacketType[]; at: PacketType }>([
  { broker: 'accepts no connection', answers: [], at: 'connect' },
  { broker: 'grants no subscription', answers: ['connect', 'ping'], at: 'subscribe' },
  { broker: 'acknowledges no message', answers: ['connect', 'subscribe', 'ping'], at: 'publish' },
])('SIGTERM ends an agent whose broker $broker', async ({ answers, at }) => {
  const broker = await startStubbornBroker(answers);
  try {
    goThrough(broker.url);
    const agent = startAgent();
    await until(() => broker.seen.has(at), { what: `the agent's ${at} packet` });
    const exited = once(agent, 'exit');
    agent.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  } finally {
    broker.stop();
  }
});

test('what hangs in a read from a card is cut off, and told', async () => {
  const pipe = join(station.dataFolder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const program = fileURLToPath(import.meta.resolve('./support/hang-on-read.ts'));
  const hanging = spawn(process.execPath, [program, pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = hanging;
  const exited = once(hanging, 'exit');
  expect(await text(hanging.stdout)).toMatch(/FSReq/);
  expect(await exited).toEqual([null, 'SIGKILL']);
});
