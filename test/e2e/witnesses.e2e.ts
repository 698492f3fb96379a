import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LedgerStatus } from '@rollcall/shared/http/ledger';
import { launchBrowser } from '@rollcall/test/browser';
import { Histories } from '@rollcall/test/histories';
import { agentSettings, type Network, startNetwork } from '@rollcall/test/network';
import { Program } from '@rollcall/test/program';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { runProgram } from '@rollcall/test/run-program';
import { until } from '@rollcall/test/until';
import { openWatchedPage } from '@rollcall/test/watched-page';
import { afterAll, beforeAll, expect, test } from 'vitest';

// HQ and two stations as programs of their own; each station has an agent to itself, so that one can be away.
const chromium = requireTool('chromium');
const agentEnv = { ...agentSettings, ROLLCALL_AGENT_WITNESS_INTERVAL_MS: '200' };
let network: Network;
let histories: Histories;
let second: Program;
let unitNo = 0;

beforeAll(async () => {
  network = await startNetwork({
    stationIds: ['squad-1', 'squad-2'],
    agentEnv,
    hqEnv: { LEDGER_CHECKPOINT_SECONDS: '0' },
  });
  histories = new Histories(network);
  await network.agent.stop();
  const secondFolder = join(network.folder, 'second-agent');
  mkdirSync(secondFolder);
  renameSync(join(network.agentFolder, 'squad-2'), join(secondFolder, 'squad-2'));
  second = new Program({
    module: '@rollcall/agent/cli/main',
    args: ['run', '--data', secondFolder, '--exit-with-parent'],
    env: agentEnv,
    logFile: join(network.folder, 'second-agent.log'),
  });
  network.agent.start();
  second.start();
});
afterAll(async () => {
  await second?.stop();
  await network?.stop();
  await histories?.forget();
});

const folderOf = (stationId: string) =>
  stationId === 'squad-1' ? join(network.agentFolder, stationId) : join(network.folder, 'second-agent', stationId);

/** What a station keeps as a witness, read beside it. */
function witnessOf(stationId: string): { size: number; cosigned: number; forks: number } {
  const db = new DatabaseSync(join(folderOf(stationId), 'station.db'), { readOnly: true });
  const row = db.prepare('select size, cosigned_size as cosigned from ledger_seen').get();
  const forks = db.prepare('select count(*) as forks from ledger_fork where settled_at is null').get();
  db.close();
  return { size: Number(row?.size ?? 0), cosigned: Number(row?.cosigned ?? 0), forks: Number(forks?.forks) };
}

/** Changes to the registry are facts, so the ledger grows by them. */
async function addFacts(count: number): Promise<void> {
  for (let added = 0; added < count; added += 1) {
    unitNo += 1;
    const unit = { unitCode: `1509810${10_000 + unitNo}`, name: `单位${unitNo}`, kind: 'squad', parentCode: null };
    const answer = await network.admin.post('units', unit);
    if (!answer.ok) throw new Error(await answer.text());
  }
}

const untilCosigned = (stationId: string, above: number) =>
  until(
    `a cosignature of ${stationId} above ${above}`,
    () => witnessOf(stationId).cosigned > above && witnessOf(stationId),
  );
const untilForked = (stationId: string) => until(`${stationId} met a fork`, () => witnessOf(stationId).forks === 1);
const ledgerAlarms = async () =>
  (await network.stations())
    .flatMap(({ stationId, alarms }) => alarms.map(({ kind }) => `${stationId} ${kind}`))
    .sort();
const statusOf = (dataFolder: string) =>
  runProgram('@rollcall/agent/cli/main', ['status', '--data', dataFolder], { env: {} });

test('keys are rotated under a station that runs, and one that is off line catches up', async () => {
  const before = (await untilCosigned('squad-1', 0)).cosigned;
  await untilCosigned('squad-2', 0);
  await second.stop();
  await network.hq.stop();
  const root = `${network.hqEnv.ROLLCALL_KEYS_DIR}-root`;
  for (const use of ['message', 'ledger']) {
    await network.rollcall(['keys', 'rotate', use, '--root', root, '--retire-after', '0']);
  }
  network.hq.start();
  await network.untilHqAnswers();
  second.start();
  for (const stationId of ['squad-1', 'squad-2']) {
    new RecorderCard(network.dockOf(stationId), stationId === 'squad-1' ? 'K000001' : 'K000002').add(1, {
      bytes: randomBytes(20_000),
    });
  }
  await network.untilVerified(2);
  for (const stationId of ['squad-1', 'squad-2']) {
    // The hour has not passed: a restarted agent cosigns at once, a running one has seen it.
    await until(`${stationId} sees the ledger grow`, () => witnessOf(stationId).size > before);
    const { keySet } = JSON.parse(readFileSync(join(folderOf(stationId), 'station.json'), 'utf8'));
    const set = JSON.parse(Buffer.from(keySet.split('.')[1], 'base64url').toString());
    expect(set).toMatchObject({ counter: 3, keys: { length: 5 } });
  }
  expect(await ledgerAlarms()).toEqual([]);
});

test('an outside witness takes checkpoints in and brings cosignatures back by file', async () => {
  const agent = (...args: string[]) => runProgram('@rollcall/agent/cli/main', ['witness', ...args], { env: {} });
  const state = join(network.folder, 'supervision');
  const stick = join(network.folder, 'checkpoint.json');
  const fingerprint = /Root fingerprint: (\S+)/.exec(await network.rollcall(['keys', 'show']))?.[1] ?? '';
  const name = 'supervision.example/witness';
  const key = (await agent('init', state, '--name', name, '--root', fingerprint)).trim().split('\n').at(-1) ?? '';
  await network.rollcall(['ledger', 'add-witness', key]);
  for (let round = 0; round < 2; round += 1) {
    await network.rollcall(['ledger', 'export-checkpoint', stick]);
    await agent('cosign', stick, '--state', state);
    const told = await network.rollcall(['ledger', 'import-cosignatures', `${stick}.cosigned.json`]);
    const size = new RegExp(`${name} cosigned the checkpoint of (\\d+) entries\\.`).exec(told)?.[1];
    expect(size, told).toBeDefined();
    await addFacts(3);
    await until('a newer checkpoint', async () => {
      const { checkpoint } = await network.get<LedgerStatus>('ledger');
      return (checkpoint?.size ?? 0) > Number(size);
    });
  }
});

test('two stations that were shown different histories refuse both and raise the alarm, there and at HQ', async () => {
  const stop = async () => {
    await network.agent.stop();
    await second.stop();
    await network.hq.stop();
  };
  const startHq = async () => {
    await histories.restartBroker();
    network.hq.start();
    await network.untilHqAnswers();
  };
  // One history for squad-1 …
  await stop();
  const common = await histories.keep('other');
  await startHq();
  await addFacts(2);
  // Read before the start, after which it cosigns once in an hour.
  const { cosigned } = witnessOf('squad-1');
  network.agent.start();
  await untilCosigned('squad-1', cosigned);
  await until('squad-1 sees where they part', () => witnessOf('squad-1').size > common);
  await stop();
  const first = witnessOf('squad-1');
  await histories.keep('first');
  // … and another for squad-2, which has as much in it.
  let other = witnessOf('squad-2');
  await histories.putBack('other');
  await startHq();
  await addFacts(12);
  second.start();
  // It cosigns what it meets first; the rest it sees, and cosigns in an hour.
  await untilCosigned('squad-2', other.cosigned);
  await until('squad-2 sees more than squad-1', () => witnessOf('squad-2').size > first.size);
  expect(await ledgerAlarms()).toEqual([]);

  network.agent.start();
  await untilForked('squad-1');
  await until('the alarm of squad-1', async () => (await ledgerAlarms()).includes('squad-1 ledger_fork'));
  await stop();
  other = witnessOf('squad-2');
  await histories.putBack('first');
  await startHq();
  await addFacts(other.size - first.size + 12);
  network.agent.start();
  second.start();
  await untilForked('squad-2');
  await until('both alarms', async () => {
    const alarms = await ledgerAlarms();
    return alarms.includes('squad-1 ledger_fork') && alarms.includes('squad-2 ledger_fork');
  });
  expect(witnessOf('squad-1').cosigned).toBe(first.cosigned);
  expect(witnessOf('squad-2').cosigned).toBe(other.cosigned);
  expect(await statusOf(network.agentFolder)).toMatch(/ledger_fork .*Next: .*rollcall-agent witness clear/);

  if (chromium) await expectAlarmsOnPage(2);

  // People found that the first history is the true one. The agent keeps its folder while it runs.
  const decision = ['--reason', 'a copy of HQ had been started', '--go-on-with', 'had', '--data', network.agentFolder];
  const clear = () => runProgram('@rollcall/agent/cli/main', ['witness', 'clear', ...decision], { env: {} });
  await expect(clear()).rejects.toThrow(/station_folder_in_use/);
  await network.agent.stop();
  expect(await clear()).toMatch(/squad-1 goes on as a witness/);
  await expect(clear()).rejects.toThrow(/nothing_to_clear/);
  network.agent.start();
  await untilCosigned('squad-1', first.cosigned);
  await until('a status without the fork', async () => !/ledger_fork/.test(await statusOf(network.agentFolder)));
});

async function expectAlarmsOnPage(count: number): Promise<void> {
  const browser = await launchBrowser();
  try {
    const { page } = await openWatchedPage(network, browser, '/today');
    await expect.poll(() => page.getByText('存证出现两种历史').count(), { timeout: 120_000 }).toBe(count);
  } finally {
    await browser.close();
  }
}
