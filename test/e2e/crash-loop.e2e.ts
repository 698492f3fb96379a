import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCrashGuard } from '@rollcall/agent/care/crash-guard';
import { endCrashLoop } from '@rollcall/agent/care/end-crash-loop';
import { createSystemClock } from '@rollcall/agent/runtime/clock';
import { createLogger } from '@rollcall/node/logger';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
beforeAll(async () => {
  network = await startNetwork();
});
afterAll(() => network?.stop());

const alarms = async () => (await network.stations()).flatMap((station) => station.alarms);

test('HQ shows the alarm of an agent that fails again and again, no footage is touched, and the alarm ends once it works', async () => {
  const { agent, agentFolder: dataFolder } = network;
  const card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
  card.add(1, { bytes: randomBytes(20_000) });
  await network.untilVerified(1);
  await agent.stop();

  const database = join(dataFolder, 'squad-1', 'station.db');
  renameSync(database, `${database}.kept`);
  mkdirSync(database);
  card.add(2, { bytes: randomBytes(20_000) });
  const filesOn = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'base64')]);
  const before = [filesOn(network.dockOf('squad-1')), filesOn(join(dataFolder, 'squad-1', 'recordings'))];
  for (let nr = 1; nr <= 3; nr += 1) {
    agent.start();
    await until('the end of a start that fails', () => !agent.running);
  }
  agent.start();
  const [alarm] = await until('the alarm', async () => (await alarms()).length > 0 && alarms());
  expect(alarm).toMatchObject({ kind: 'crash_loop', detail: { failures: 3, code: 'ERR_SQLITE_ERROR' } });
  expect([filesOn(network.dockOf('squad-1')), filesOn(join(dataFolder, 'squad-1', 'recordings'))]).toEqual(before);

  await agent.stop();
  rmdirSync(database);
  renameSync(`${database}.kept`, database);
  agent.start();
  await network.untilVerified(2);
  expect(await alarms()).toHaveLength(1);
  await agent.stop();
  // As the agent itself does when it has stayed up, with less patience.
  const clock = createSystemClock();
  const guard = createCrashGuard({ dataFolder, supervised: false, agentVersion: '0.2.0', clock });
  guard.begin();
  const { signal } = new AbortController();
  endCrashLoop({
    dataFolder,
    steadyAfterMs: 0,
    guard,
    clock,
    log: createLogger({ level: 'silent', readable: false }),
    signal,
  });
  await until('the end of the alarm', async () => (await alarms()).length === 0);
});
