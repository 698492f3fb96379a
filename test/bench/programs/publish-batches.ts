// Stations that send the batches of a folder as fast as their send window and HQ's receipts let them. Prints how long it took
// from the first publish to the last receipt. Receipts are read, not verified: HQ's machine doesn't pay for that.
import { createHash } from 'node:crypto';
import { connectMqtt } from '@rollcall/agent/publish/mqtt-client';
import { createSendWindow } from '@rollcall/agent/publish/send-window';
import type { DownMessage } from '@rollcall/shared/contract/down-message';
import { topics } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import { programSettings, say, serve } from '../bench-program.ts';
import { readStationBatches, type StationBatches } from '../station-batches.ts';

const patienceMs = 300_000;

const { mqttUrl, batchesFolder } = programSettings<{ mqttUrl: string; batchesFolder: string }>();
const stations = readStationBatches(batchesFolder);
const start = Promise.withResolvers<void>();
let firstPublishMs = 0;

const connected = await Promise.all(stations.map(connectStation));
say({ connected: connected.length });
const overdue = setTimeout(() => {
  throw new Error('not every receipt came');
}, patienceMs);
// HQ tells each station how far it is as soon as it listens.
await Promise.all(connected.map(({ greeted }) => greeted));
firstPublishMs = performance.now();
start.resolve();
await Promise.all(connected.map(({ finished }) => finished));
const wallSeconds = (performance.now() - firstPublishMs) / 1000;
clearTimeout(overdue);
await serve({ wallSeconds }, () => Promise.all(connected.map(({ end }) => end())));

async function connectStation({ stationId, batches }: StationBatches) {
  const shard = shardOf(stationId, (bytes) => createHash('sha256').update(bytes).digest());
  const window = createSendWindow();
  const greeted = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  const last = batches.at(-1)?.lastSeq ?? 0;
  let next = 0;
  const connection = await connectMqtt(
    {
      url: mqttUrl,
      clientId: stationId,
      username: stationId,
      password: 'bench',
      will: { topic: topics.presence(shard, stationId), payload: '' },
      subscribeTo: { down: topics.down(shard, stationId), checkpoint: topics.checkpoint },
      onDown: receive,
      onCheckpoint: () => {},
      onClose: () => finished.reject(new Error(`${stationId} lost its connection`)),
    },
    new AbortController().signal,
  );
  void start.promise.then(sendMore);
  return { greeted: greeted.promise, finished: finished.promise, end: connection.end };

  function sendMore(): void {
    for (let batch = batches[next]; batch && window.hasRoom(); batch = batches[next]) {
      connection.publish(topics.up(shard, stationId), batch.jws);
      window.sent(batch, performance.now());
      next += 1;
    }
  }

  function receive(payload: Buffer): void {
    const message = JSON.parse(
      Buffer.from(payload.toString().split('.')[1] ?? '', 'base64url').toString(),
    ) as DownMessage;
    if (message.kind === 'refusal') throw new Error(`HQ refused a batch of ${stationId}: ${message.reason}`);
    greeted.resolve();
    if (firstPublishMs === 0) return;
    window.released(message.through, performance.now());
    if (message.through === last) finished.resolve();
    else sendMore();
  }
}
