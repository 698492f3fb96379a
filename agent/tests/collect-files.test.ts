import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { partRange } from '@rollcall/shared/contract/part-plan';
import { recordingIdOf } from '@rollcall/shared/ids';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { announceRecordings } from '../src/recordings/announce-recordings.ts';
import { recordingPath, sidecarPath, temporaryFolder } from '../src/recordings/recording-files.ts';
import { markLocalCopyDamaged, recordingState } from '../src/recordings/recordings-repository.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';
import { until } from './support/until.ts';

let station: ReturnType<typeof createCardStation>;

beforeEach(() => {
  station = createCardStation();
});

afterEach(() => station.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const idOf = (bytes: Buffer) => recordingIdOf(sha256(bytes));

async function collect() {
  await station.settle();
  await station.agent.collector.runOnce();
}

test('a file is kept under its content id with digests of the whole and of each part', async () => {
  const bytes = randomBytes(20 * 1024 * 1024 + 12_345);
  station.putFile('card-a', l6Name(1), bytes);
  await collect();
  const [collected] = station.events('collected');
  expect(collected).toMatchObject({
    recordingId: idOf(bytes),
    sha256: sha256(bytes),
    sizeBytes: bytes.length,
    partSizeBytes: 8 * 1024 * 1024,
    extension: 'mp4',
    sighting: {
      recorderSerial: '7K30021',
      claim: { badgeNo: '035177', capturedAt: '2026-11-24T10:15:30+08:00', sequenceNo: 1, deviceMarked: false },
    },
  });
  expect(collected?.partSha256).toEqual(
    [1, 2, 3].map((part) => {
      const { offset, sizeBytes } = partRange(bytes.length, 8 * 1024 * 1024, part);
      return sha256(bytes.subarray(offset, offset + sizeBytes));
    }),
  );
  expect(readFileSync(recordingPath(station.folder, idOf(bytes), 'mp4')).equals(bytes)).toBe(true);
  expect(JSON.parse(readFileSync(sidecarPath(station.folder, idOf(bytes)), 'utf8'))).toEqual(collected);
  expect(readdirSync(temporaryFolder(station.folder))).toEqual([]);
});

test.for([1, 1024 * 1024, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1])(
  'part digests are right for %d bytes',
  async (size) => {
    const bytes = randomBytes(size);
    station.putFile('card-a', l6Name(1), bytes);
    await collect();
    const last = bytes.subarray(8 * 1024 * 1024);
    const expected = [sha256(bytes.subarray(0, 8 * 1024 * 1024)), ...(last.length > 0 ? [sha256(last)] : [])];
    expect(station.events('collected').map(({ partSha256 }) => partSha256)).toEqual([expected]);
  },
);

test('the log of the recorder is collected before the media', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', 'LOG/2026-11-24.log', '2026-11-24 10:15:30,1');
  await collect();
  expect(station.events('collected').map(({ extension }) => extension)).toEqual(['log', 'mp4']);
});

test('the same content on two cards is one recording and two sightings', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-b', l6Name(9), 'video');
  await collect();
  const recordingId = idOf(Buffer.from('video'));
  expect([...station.events('collected'), ...station.events('sighted')].map((body) => body.recordingId)).toEqual([
    recordingId,
    recordingId,
  ]);
  expect(station.rows('recording')).toHaveLength(1);
});

/** Takes the card out and docks it again, with this on it. */
async function dockAgain(...files: [name: string, content: string | Buffer][]): Promise<void> {
  rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
  await station.agent.scanner.runOnce();
  for (const [name, content] of files) station.putFile('card-a', name, content);
  await collect();
}

test('a file that was collected is known by its bytes in the next session and after a restart', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  await dockAgain([l6Name(1), 'video']);
  await station.restart();
  await dockAgain([l6Name(1), 'video']);
  expect(station.events('collected')).toHaveLength(1);
  const known = { recordingId: idOf(Buffer.from('video')), problem: null };
  expect(station.events('sighted')).toMatchObject([known, known]);
  station.advance(10_000);
  await station.agent.scanner.runOnce();
  expect(station.events('card_collected').map(({ files }) => files)).toEqual([1]);
});

const longVideo = randomBytes(5 * 1024 * 1024 * 8 + 77);
test.each([
  ['its first part', 0],
  ['the middle', 8 * 1024 * 1024 * 2 + 5],
  ['its last byte', longVideo.length - 1],
])('another file of the same name, size and time is collected, too: other bytes in %s', async (_where, at) => {
  station.putFile('card-a', l6Name(1), longVideo);
  await collect();
  const other = Buffer.from(longVideo);
  other[at] = (other[at] ?? 0) ^ 1;
  await dockAgain([l6Name(1), other]);
  expect(station.events('collected').map(({ recordingId }) => recordingId)).toEqual([idOf(longVideo), idOf(other)]);
  expect(station.events('collect_failed')).toEqual([]);
  // The newest is what the next session knows it by.
  await dockAgain([l6Name(1), other]);
  expect(station.events('collected')).toHaveLength(2);
  expect(station.events('sighted')).toMatchObject([{ recordingId: idOf(other) }]);
});

test('a known file that cannot be read is told, and known once it can be', async () => {
  const file = station.putFile('card-a', l6Name(1), 'video');
  await collect();
  rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
  await station.agent.scanner.runOnce();
  station.putFile('card-a', l6Name(1), 'video');
  await station.settle();
  rmSync(file);
  await station.agent.collector.runOnce();
  expect(station.events('collect_failed')).toMatchObject([{ reason: 'vanished' }]);
  station.putFile('card-a', l6Name(1), 'video');
  station.advance(60_000);
  await collect();
  expect(station.events('collected')).toHaveLength(1);
  expect(station.events('sighted')).toMatchObject([{ recordingId: idOf(Buffer.from('video')) }]);
});

test('a file that was changed after it was seen waits until it is complete', async () => {
  station.putFile('card-a', l6Name(1), 'half');
  await station.settle();
  station.putFile('card-a', l6Name(1), 'half and more');
  await station.agent.collector.runOnce();
  expect(station.events('collect_failed')).toEqual([]);
  expect(station.events('collected')).toEqual([]);
  await collect();
  expect(station.events('collected')).toMatchObject([{ sha256: sha256(Buffer.from('half and more')) }]);
});

test('a file that is edited in place each time it is read is told after three times, and collected when it stays', async () => {
  const file = station.putFile('card-a', l6Name(1), randomBytes(4 * 1024 * 1024));
  await station.settle();
  let edits = 0;
  let editing = true;
  const edit = () => {
    const { atime, mtime } = statSync(file);
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.from([edits++ % 256]), 0, 1, 0);
    closeSync(handle);
    utimesSync(file, atime, mtime);
    if (editing) setImmediate(edit);
  };
  edit();
  for (let attempt = 1; attempt <= 2; attempt += 1) await collectAfterAMinute();
  expect(station.events('collect_failed')).toEqual([]);
  await until(async () => {
    await collectAfterAMinute();
    return station.events('collect_failed').length > 0;
  });
  editing = false;
  await until(async () => {
    await collectAfterAMinute();
    return station.events('collected').length > 0;
  });
  expect(station.events('collect_failed')).toMatchObject([{ reason: 'reads_differ' }]);
  expect(station.events('collected')).toMatchObject([{ sha256: sha256(readFileSync(file)) }]);
});

async function collectAfterAMinute() {
  station.advance(60_000);
  await station.agent.collector.runOnce();
}

test('a file that vanished is told once and does not hold up the next', async () => {
  const file = station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), 'another');
  await station.settle();
  rmSync(file);
  await station.agent.collector.runOnce();
  station.advance(60_000);
  await station.agent.collector.runOnce();
  expect(station.events('collect_failed')).toMatchObject([{ reason: 'vanished' }]);
  expect(station.events('collected')).toMatchObject([{ sha256: sha256(Buffer.from('another')) }]);
});

test.each([
  ['disk', { reserveBytes: Number.MAX_SAFE_INTEGER - 1000 }],
  ['budget', { budgetPercent: 0 }],
])('a full %s stops collecting, which goes on when there is room', async (_, full) => {
  station.putFile('card-a', l6Name(1), 'video');
  await station.restart(full);
  await collect();
  await station.agent.collector.runOnce();
  expect(station.events('collected')).toEqual([]);
  await station.restart();
  await collect();
  expect(station.events('collected')).toHaveLength(1);
});

test('copies that were cut short are removed at the start and collected again', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await station.settle();
  await station.agent.collector.runOnce();
  const leftover = join(temporaryFolder(station.folder), 'cut-short');
  writeFileSync(leftover, 'vid');
  station.agent.store.db.exec(`update card_file set state = 'collecting', recording_id = null; delete from recording`);
  rmSync(join(station.folder, 'recordings'), { recursive: true });
  await station.restart();
  await collect();
  expect(existsSync(leftover)).toBe(false);
  expect(station.rows('card_file').map((row) => row.state)).toEqual(['collected']);
});

test('a recording whose row is missing is taken in from its sidecar and announced, a cut one is not', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), 'cut off');
  await collect();
  station.agent.store.db.exec('delete from card_file; delete from recording; delete from outbox_event');
  rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
  truncateSync(recordingPath(station.folder, idOf(Buffer.from('cut off')), 'mp4'), 3);
  await station.restart();
  await station.agent.collector.runOnce();
  expect(station.events('collected').map(({ recordingId }) => recordingId)).toEqual([idOf(Buffer.from('video'))]);
});

test('all recordings are announced again for a new incarnation', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), 'another');
  await collect();
  const { store, append } = station.agent;
  store.db.exec(`update recording set state = 'verified'`);
  expect(announceRecordings({ store, append, which: 'all' })).toBe(2);
  const [first, second, third, fourth] = station.events('collected');
  expect([third, fourth]).toEqual([first, second]);
  expect(station.rows('recording').map((row) => row.state)).toEqual(['collected', 'collected']);
});

test('a recording that was damaged on the station is collected again from the card', async () => {
  const bytes = Buffer.from('video');
  station.putFile('card-a', l6Name(1), bytes);
  await collect();
  const path = recordingPath(station.folder, idOf(bytes), 'mp4');
  writeFileSync(path, 'v1deo');
  markLocalCopyDamaged(station.agent.store.db, idOf(bytes));
  await station.agent.collector.runOnce();
  expect(readFileSync(path, 'utf8')).toBe('video');
  expect(recordingState(station.agent.store.db, idOf(bytes))).toBe('collected');
});
