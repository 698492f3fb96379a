import { createHash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { recordingIdOf } from '@rollcall/shared/ids';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HqProblemError } from '../src/errors/hq-problem-error.ts';
import { recordingPath } from '../src/recordings/recording-files.ts';
import type { StationApi } from '../src/upload/station-api.ts';
import { createUploader } from '../src/upload/uploader.ts';
import { createWantedUploads } from '../src/upload/wanted-uploads.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';
import { startUploadHq } from './upload-hq-fixture.ts';

const partBytes = 64 * 1024;
const stops: (() => Promise<void>)[] = [];
let station: ReturnType<typeof createCardStation>;
let hq: Awaited<ReturnType<typeof startUploadHq>>;
const contents = new Map<string, Buffer>();

beforeEach(async () => {
  station = createCardStation();
  hq = await startUploadHq({ partSizeBytes: partBytes });
  contents.clear();
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await hq.close();
  await station.close();
});

/** Collects files of these sizes, oldest first, and lets HQ have their announcements. */
async function collectRecordings(...sizes: number[]): Promise<string[]> {
  const ids = sizes.map((size, index) => {
    const bytes = randomBytes(size);
    const recordingId = recordingIdOf(createHash('sha256').update(bytes).digest('hex'));
    contents.set(recordingId, bytes);
    station.putFile('card-a', l6Name(index + 1), bytes);
    return recordingId;
  });
  await station.settle();
  await station.agent.collector.runOnce();
  station.releaseEvents();
  return ids;
}

function uploader(options: { api?: StationApi; idleTimeoutMs?: number; concurrency?: number } = {}) {
  const task = createUploader({
    store: station.agent.store,
    clock: station.clock,
    append: station.agent.append,
    log: station.log,
    api: api(),
    ...options,
  });
  stops.push(() => task.stopped());
  return task;
}

const api = () => hq.apiFor((recordingId) => contents.get(recordingId) ?? Buffer.alloc(0));
const stateOf = (recordingId: string) =>
  station.rows('recording').find((row) => row.recording_id === recordingId)?.state;
const arrived = (recordingId: string) => hq.content(recordingId).equals(contents.get(recordingId) ?? Buffer.alloc(0));

test('a recording is uploaded in parts, completed, and verified once HQ says so', async () => {
  const [id = ''] = await collectRecordings(10 * partBytes + 17);
  const task = uploader();
  await task.runOnce();
  expect([stateOf(id), arrived(id), hq.puts.length]).toEqual(['uploaded', true, 11]);
  station.advance(2000);
  await task.runOnce();
  expect(stateOf(id)).toBe('uploaded');
  (hq.uploads.get(id) ?? { state: '' }).state = 'verified';
  station.advance(60_000);
  await task.runOnce();
  expect(stateOf(id)).toBe('verified');
});

test('four parts are on their way at the same time, never more, over pooled connections', async () => {
  const ids = await collectRecordings(20 * partBytes, 10 * partBytes);
  const four = Promise.withResolvers<void>();
  hq.onPut = ({ count }) => {
    // By then so many are allowed; the next four wait for each other.
    if (count <= 20) return undefined;
    if (hq.inFlight === 4) setTimeout(four.resolve, 100); // Time for a fifth, if there were one.
    return { kind: 'hold', until: four.promise };
  };
  await uploader().runOnce();
  expect(ids.map(arrived)).toEqual([true, true]);
  expect(hq.maxInFlight).toBe(4);
  expect(hq.connections).toBe(4);
});

test('nothing is uploaded before HQ has the announcement', async () => {
  await collectRecordings(partBytes);
  station.agent.store.db.exec('update outbox_event set released_at = null');
  await uploader().runOnce();
  expect(hq.grants).toEqual([]);
});

test('a small recording does not wait behind long ones', async () => {
  const ids = await collectRecordings(20 * partBytes, 20 * partBytes, 10);
  await uploader({ concurrency: 2 }).runOnce();
  expect(hq.puts.indexOf(`${ids[2]}/1`)).toBeLessThan(4);
  expect(ids.map(arrived)).toEqual([true, true, true]);
});

test('resumes from the parts that the store has', async () => {
  const [id = ''] = await collectRecordings(10 * partBytes);
  await api().requestUpload(id, new AbortController().signal);
  for (const part of [1, 2, 5]) {
    hq.uploads
      .get(id)
      ?.parts.set(part, contents.get(id)?.subarray((part - 1) * partBytes, part * partBytes) ?? Buffer.alloc(0));
  }
  await uploader().runOnce();
  expect([arrived(id), hq.puts.length]).toEqual([true, 7]);
});

test.for([
  ['503', { kind: 'status', status: 503, code: 'SlowDown' }],
  ['an early 500', { kind: 'early', status: 500 }],
  ['a reset in the middle', { kind: 'reset', afterBytes: 30_000 }],
  ['a lost answer', { kind: 'lost' }],
] as const)('a part that met %s is sent again, the others only once', async ([, fault]) => {
  const [id = ''] = await collectRecordings(8 * partBytes);
  let faults = 0;
  hq.onPut = ({ partNumber }) => {
    if (partNumber !== 3 || faults === 1) return undefined;
    faults += 1;
    return fault;
  };
  await uploader().runOnce();
  expect([arrived(id), faults, hq.puts.length, stateOf(id)]).toEqual([true, 1, 9, 'uploaded']);
});

test('a connection that stays silent is given up and the part sent again', async () => {
  const [id = ''] = await collectRecordings(2 * partBytes);
  hq.onPut = ({ count }) => (count === 1 ? { kind: 'silent' } : undefined);
  // Long enough that a busy machine is never so late with what is not silent.
  await uploader({ idleTimeoutMs: 2000 }).runOnce();
  expect([arrived(id), hq.puts.length]).toEqual([true, 3]);
});

test('an expired grant is replaced, and only what is missing is sent', async () => {
  const [id = ''] = await collectRecordings(12 * partBytes);
  hq.onPut = ({ count }) => {
    if (count === 5) hq.expireGrants();
    return undefined;
  };
  await uploader().runOnce();
  expect([arrived(id), stateOf(id), hq.grants.length]).toEqual([true, 'uploaded', 3]);
  expect(hq.puts.length).toBeLessThanOrEqual(12 + 4);
});

test('a store that fails all the time is asked again later, never in a hot loop, and the station says so', async () => {
  const [id = ''] = await collectRecordings(8 * partBytes);
  hq.onPut = () => ({ kind: 'status', status: 503 });
  const task = uploader();
  expect(task.alert()).toBeNull();
  await task.runOnce();
  const since = station.clock.wall().toISOString();
  expect(task.alert()).toMatchObject({ code: 'upload_stuck', at: since, nextStep: expect.stringContaining('503') });
  const puts = hq.puts.length;
  expect(puts).toBeLessThanOrEqual(4 * 3);
  await task.runOnce();
  expect([stateOf(id), hq.puts.length]).toEqual(['uploading', puts]);
  station.advance(60_000);
  await task.runOnce();
  expect(task.alert()?.at).toBe(since);
  hq.onPut = () => undefined;
  station.advance(60_000);
  await task.runOnce();
  expect([stateOf(id), arrived(id), task.alert()]).toEqual(['uploaded', true, null]);
});

test('a store that forgets what it took is not sent the same part without end', async () => {
  const [id = ''] = await collectRecordings(partBytes);
  hq.onPut = () => {
    hq.uploads.get(id)?.parts.clear();
    return { kind: 'status', status: 200 };
  };
  await uploader().runOnce();
  expect(hq.puts.length).toBe(1);
});

test('a recording that was damaged on the disk of the station is collected again from the card', async () => {
  const [id = ''] = await collectRecordings(3 * partBytes);
  const damaged = Buffer.from(contents.get(id) ?? '');
  damaged[100] = (damaged[100] ?? 0) ^ 0xff;
  writeFileSync(recordingPath(station.folder, id, 'mp4'), damaged);
  const task = uploader();
  await task.runOnce();
  expect([stateOf(id), station.rows('card_file').map((row) => row.state)]).toEqual(['local_copy_damaged', ['seen']]);
  expect(station.events('local_copy_pruned')).toEqual([{ recordingId: id, reason: 'damaged' }]);
  await station.agent.collector.runOnce();
  await task.runOnce();
  expect([stateOf(id), arrived(id)]).toEqual(['uploaded', true]);
});

test('a recording whose file is gone from the station is collected again from the card', async () => {
  const [id = ''] = await collectRecordings(partBytes);
  rmSync(recordingPath(station.folder, id, 'mp4'));
  await uploader().runOnce();
  expect(stateOf(id)).toBe('local_copy_damaged');
});

test('a part that the store refuses although the file is right is tried again later', async () => {
  const [id = ''] = await collectRecordings(partBytes);
  hq.onPut = () => ({ kind: 'status', status: 400, code: 'BadDigest' });
  const task = uploader();
  await task.runOnce();
  await task.runOnce();
  expect([stateOf(id), hq.puts.length]).toEqual(['uploading', 1]);
});

test('a refusal about one recording does not hold up the others', async () => {
  const [refused = '', other = ''] = await collectRecordings(partBytes, 2 * partBytes);
  const real = api();
  const task = uploader({
    api: {
      ...real,
      async requestUpload(recordingId, signal) {
        if (recordingId !== refused) return real.requestUpload(recordingId, signal);
        throw new HqProblemError({
          type: 'about:blank',
          title: 'not announced',
          status: 404,
          code: 'recording_not_announced',
          nextStep: 'wait',
        });
      },
    },
  });
  await task.runOnce();
  expect([stateOf(refused), stateOf(other)]).toEqual(['collected', 'uploaded']);
});

test('uploads are made again when a restored HQ has confirmed their announcements again before anybody looks', async () => {
  const { ids, task } = await verifiedRecordings(partBytes);
  hq.uploads.clear();
  station.agent.store.db.exec('update outbox_event set released_at = null');
  station.releaseEvents();
  await task.runOnce();
  expect(ids.map((id) => [stateOf(id), arrived(id)])).toEqual([['uploaded', true]]);
});

test('uploads are asked about again when HQ was restored from a backup', async () => {
  const [id = ''] = await collectRecordings(partBytes);
  const task = uploader();
  await task.runOnce();
  station.agent.store.db.exec(`update recording set state = 'verified'; update outbox_event set released_at = null`);
  hq.uploads.clear();
  await task.runOnce();
  station.releaseEvents();
  await task.runOnce();
  expect([stateOf(id), arrived(id)]).toEqual(['uploaded', true]);
});

/** Recordings of these sizes that HQ has verified, and the station knows it. */
async function verifiedRecordings(...sizes: number[]) {
  const ids = await collectRecordings(...sizes);
  const task = uploader();
  await task.runOnce();
  for (const upload of hq.uploads.values()) upload.state = 'verified';
  station.advance(60_000);
  await task.runOnce();
  expect(ids.map(stateOf)).toEqual(sizes.map(() => 'verified'));
  const { store, append } = station.agent;
  return { ids, task, wanted: createWantedUploads({ store, append, api: api(), log: station.log }) };
}

test('what HQ had verified and lost is uploaded again, and nothing else', async () => {
  const { ids, task, wanted } = await verifiedRecordings(partBytes, 3 * partBytes);
  const [kept = '', lost = ''] = ids;
  await wanted.runOnce();
  expect([stateOf(kept), stateOf(lost)]).toEqual(['verified', 'verified']);
  hq.announce(lost, 3 * partBytes);
  hq.wanted.push(lost, 'unknown');
  await wanted.runOnce();
  expect([stateOf(kept), stateOf(lost)]).toEqual(['verified', 'collected']);
  await task.runOnce();
  expect([stateOf(lost), arrived(lost)]).toEqual(['uploaded', true]);
  await wanted.runOnce();
  expect(stateOf(lost)).toBe('uploaded');
});

test('what HQ lost and the station has no more is collected again from the card', async () => {
  const { ids, task, wanted } = await verifiedRecordings(partBytes);
  const [lost = ''] = ids;
  rmSync(recordingPath(station.folder, lost, 'mp4'));
  hq.announce(lost, partBytes);
  hq.wanted.push(lost);
  await wanted.runOnce();
  await task.runOnce();
  expect(stateOf(lost)).toBe('local_copy_damaged');
  await station.agent.collector.runOnce();
  await task.runOnce();
  expect([stateOf(lost), arrived(lost)]).toEqual(['uploaded', true]);
});

test('an abort in the middle ends soon, and a new uploader sends no more than what was on its way again', async () => {
  const [id = ''] = await collectRecordings(30 * partBytes);
  const stopping = new AbortController();
  hq.onPut = ({ count }) => {
    if (count === 15) stopping.abort();
    return undefined;
  };
  const first = uploader();
  first.start(stopping.signal);
  await first.stopped();
  expect(arrived(id)).toBe(false);
  await uploader().runOnce();
  expect(arrived(id)).toBe(true);
  expect(hq.bytesReceived).toBeLessThanOrEqual((30 + 4) * partBytes);
});
