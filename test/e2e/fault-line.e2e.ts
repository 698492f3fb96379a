import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AbortMultipartUploadCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { type ChaosLine, openChaosLine } from '@rollcall/test/chaos-line';
import { IntakeAtHq } from '@rollcall/test/isolation/intake-at-hq';
import { checkArrived } from '@rollcall/test/kills/check-arrived';
import { type PlacedFile, placeFile } from '@rollcall/test/kills/placed-files';
import { type Network, startNetwork } from '@rollcall/test/network';
import { processesOf } from '@rollcall/test/processes-of';
import { until } from '@rollcall/test/until';
import { wrongClock } from '@rollcall/test/wrong-clock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

// A station uploads to HQ and its store over lines that break, go silent and lose answers; programs that stand still; a store that
// forgets an upload; clocks that are wrong. After each: every recording is verified once, each object is there once, no event is
// missing, and little was sent again.

const MiB = 1024 * 1024;
const sizeBytes = 12 * MiB;
/** More than the heads of all requests take by which a video is sent. */
const headBytes = 64 * 1024;
const stationId = 'squad-1';

let network: Network;
let intake: IntakeAtHq;
let lines: Record<'store' | 'hq' | 'broker', ChaosLine>;
const files: PlacedFile[] = [];

beforeAll(async () => {
  const ports = { store: 0, hq: 0, broker: 0 };
  lines = {
    store: await openChaosLine(() => ports.store),
    hq: await openChaosLine(() => ports.hq),
    broker: await openChaosLine(() => ports.broker),
  };
  network = await startNetwork({
    stationIds: [stationId],
    hqEnv: { S3_PUBLIC_ENDPOINT: `http://127.0.0.1:${lines.store.port}` },
    agentEnv: {
      ROLLCALL_AGENT_UPLOAD_CONCURRENCY: '4',
      ROLLCALL_AGENT_PRESENCE_INTERVAL_MS: '1000',
    },
  });
  const { hqEnv } = network;
  const portOf = (url = '') => Number(new URL(url).port);
  Object.assign(ports, { store: portOf(hqEnv.S3_ENDPOINT), hq: portOf(network.hqUrl), broker: portOf(hqEnv.MQTT_URL) });
  await network.agent.stop();
  const configFile = join(network.agentFolder, stationId, 'station.json');
  const config = JSON.parse(readFileSync(configFile, 'utf8'));
  config.hqUrl = `http://127.0.0.1:${lines.hq.port}`;
  config.mqtt.url = `mqtt://127.0.0.1:${lines.broker.port}`;
  writeFileSync(configFile, JSON.stringify(config));
  network.agent.start();
  intake = await IntakeAtHq.open(network);
});

afterAll(async () => {
  await intake?.close();
  await network?.stop();
  for (const line of Object.values(lines ?? {})) line.stop();
});

const everyLine = (act: (line: ChaosLine) => void) => Object.values(lines).forEach(act);
afterEach(() => everyLine((line) => line.holdAt(undefined)));

/** Docks a card with one video. Nothing of it is sent until `untilSent`, which stops it in the middle, or until the line is let go. */
function sendVideo() {
  const before = lines.store.sentBytes();
  lines.store.holdAt(before);
  const lostBefore = lines.store.lostBytes();
  const nr = files.length + 1;
  files.push(placeFile(network.dockOf(stationId), `K00000${nr}`, nr, sizeBytes));
  const sent = () => lines.store.sentBytes() - before;
  return {
    sent,
    /** So many bytes are sent, and hardly more, however late the test sees it. */
    untilSent(bytes: number) {
      lines.store.holdAt(before + bytes);
      return until(`${bytes} bytes on their way`, () => sent() >= bytes);
    },
    /** Sent again was only what belonged to a request that got no answer. */
    expectLittleSentAgain: () =>
      expect(sent()).toBeLessThanOrEqual(sizeBytes + lines.store.lostBytes() - lostBefore + headBytes),
  };
}

async function expectAllArrived(withinMs?: number): Promise<void> {
  await network.untilVerified(files.length, withinMs);
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = network.hqEnv;
  const store = {
    endpoint: S3_ENDPOINT ?? '',
    region: S3_REGION ?? '',
    bucket: S3_BUCKET ?? '',
    accessKeyId: S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? '',
  };
  expect(await checkArrived(store, network.admin, files)).toEqual({ lost: [], twice: [], early: [] });
  expect(await network.recordings()).toHaveLength(files.length);
  expect([await intake.isWhole(stationId), await intake.refusals(stationId)]).toEqual([true, []]);
}

const presence = async () => (await network.stations()).find((row) => row.stationId === stationId)?.presence;
const untilPresent = (state: string) => until(`the station is ${state}`, async () => (await presence()) === state);

function signal(name: 'SIGSTOP' | 'SIGCONT', of: string): void {
  const pids = processesOf(network.folder).filter(({ command }) => command.includes(of));
  expect(pids).toHaveLength(1);
  for (const { pid } of pids) process.kill(pid, name);
}

test('connections that are reset again and again lose nothing, and only what was on its way is sent again', async () => {
  const { expectLittleSentAgain, untilSent } = sendVideo();
  // The first part has 8 MiB at most: it is stored before anything breaks, and must never be sent again.
  for (const sentMiB of [9, 11, 12.5]) {
    await untilSent(sentMiB * MiB);
    everyLine((line) => line.cut());
  }
  lines.store.holdAt(undefined);
  await expectAllArrived();
  expectLittleSentAgain();
});

test('answers that get lost after the store took a part and after HQ did what was asked change nothing', async () => {
  const lost = { parts: 2, grants: 1, completions: 1 };
  lines.store.loseAnswers(/^PUT /, lost.parts);
  lines.hq.loseAnswers(/^POST \S+\/station\/uploads HTTP/, lost.grants);
  lines.hq.loseAnswers(/^POST \S+\/completion HTTP/, lost.completions);
  const { expectLittleSentAgain } = sendVideo();
  lines.store.holdAt(undefined);
  await expectAllArrived();
  expect([lines.store.answersToLose(), lines.hq.answersToLose()]).toEqual([0, 0]);
  expectLittleSentAgain();
});

test('connections that fall silent for ever are given up, into the dark at first, and all arrives once', async () => {
  const { sent, untilSent, expectLittleSentAgain } = sendVideo();
  await untilSent(5 * MiB);
  everyLine((line) => line.setDark(true));
  everyLine((line) => line.freeze());
  await until('a new connection to the store, which gets nowhere', () => lines.store.swallowed() > 0);
  everyLine((line) => line.setDark(false));
  lines.store.holdAt(undefined);
  await until('all bytes sent', () => sent() >= sizeBytes, 300_000);
  await expectAllArrived();
  expectLittleSentAgain();
  await untilPresent('online');
});

test('an upload that the store aborts in the middle begins anew, and all arrives once', async () => {
  const { untilSent } = sendVideo();
  await untilSent(8 * MiB);
  const { Uploads = [] } = await network.s3.send(new ListMultipartUploadsCommand({ Bucket: network.bucket }));
  expect(Uploads).toHaveLength(1);
  for (const { Key, UploadId } of Uploads) {
    await network.s3.send(new AbortMultipartUploadCommand({ Bucket: network.bucket, Key, UploadId }));
  }
  lines.store.holdAt(undefined);
  await expectAllArrived();
});

test('an agent that stands still, and whose connections break meanwhile, goes on when it runs again', async () => {
  const { untilSent } = sendVideo();
  await untilSent(5 * MiB);
  signal('SIGSTOP', network.agentFolder);
  try {
    everyLine((line) => line.cut());
    await untilPresent('offline');
  } finally {
    signal('SIGCONT', network.agentFolder);
  }
  lines.store.holdAt(undefined);
  await expectAllArrived();
  await untilPresent('online');
});

test('an HQ that stands still gets what it was told meanwhile, once', async () => {
  const { untilSent } = sendVideo();
  await untilSent(5 * MiB);
  const before = network.agent.log().length;
  signal('SIGSTOP', 'serve');
  try {
    lines.store.holdAt(undefined);
    const told = () => network.agent.log().slice(before).includes('hq_unreachable');
    await until('the agent waits in vain for an answer of HQ', told);
  } finally {
    signal('SIGCONT', 'serve');
  }
  await expectAllArrived();
  await untilPresent('online');
});

test.skipIf(!wrongClock({ FAKETIME: '+0' })).each(['+1d', '-1d'])(
  'a station whose clock is wrong by %s brings its footage all the same',
  async (by) => {
    await network.agent.stop();
    network.agent.start(wrongClock({ FAKETIME: by }));
    const { expectLittleSentAgain } = sendVideo();
    lines.store.holdAt(undefined);
    await expectAllArrived();
    expectLittleSentAgain();
  },
);

test('after all this the ledger verifies', async () => {
  const dump = join(network.folder, 'ledger.dump');
  await network.rollcall(['ledger', 'dump', dump]);
  const verdict = JSON.parse(await network.rollcall(['verify', dump, '--json']));
  expect(verdict.state).toBe('whole');
});
