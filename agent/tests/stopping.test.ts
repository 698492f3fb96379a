import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  const env = { ROLLCALL_AGENT_MIN_FREE_BYTES: '0', ROLLCALL_AGENT_LOG_LEVEL: 'silent' };
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
