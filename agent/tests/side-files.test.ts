import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { recordingIdOf } from '@rollcall/shared/ids';
import { sha256OfFile } from '@rollcall/test/sha256-of-file';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtInProfiles } from '../src/card/built-in-profiles.ts';
import { createProfileReader } from '../src/card/classify-file.ts';
import { createSideFileReader } from '../src/collect/side-file-reader.ts';
import { listPrunable } from '../src/recordings/local-copies-repository.ts';
import { recordingPath } from '../src/recordings/recording-files.ts';
import { migrations } from '../src/store/migrations.ts';
import { openStationStore } from '../src/store/station-store.ts';
import { createCardStation } from './card-station-fixture.ts';

let station: ReturnType<typeof createCardStation>;
beforeEach(() => {
  station = createCardStation();
});
afterEach(() => station.close());

const container = '035177_7K30021_20261124T021525Z';
const clip = `${container}/20261124_021530_ab12.mkv`;
const trail = `${container}/20261124_021530_ab12_7K30021_gpstrail.json`;
const bookmark = (time: string, id = '7') => `${container}/bookmark_20261124T${time}Z_${id}`;

function trailOf(points: number, first = '2026-11-24T02:15:30Z'): string {
  const CoordinateEntries = Array.from({ length: points }, (_, index) => ({
    LocationWKT: `POINT(119.6 ${40 + index / 1e5})`,
    SecondsFromStart: index,
    Timestamp: new Date(Date.parse(first) + index * 1000).toISOString(),
  }));
  return JSON.stringify({ CoordinateEntries });
}

const readers = new WeakMap<object, ReturnType<typeof createSideFileReader>>();

/** One for each run of the agent. */
function sideFileReader() {
  const { store, append } = station.agent;
  const known = readers.get(store);
  if (known) return known;
  const reader = createProfileReader(builtInProfiles());
  const made = createSideFileReader({ store, append, log: pino({ level: 'silent' }), reader });
  readers.set(store, made);
  return made;
}

/** Everything on the cards is collected, and the side files are read. */
async function collect() {
  await station.settle();
  await station.agent.collector.runOnce();
  await sideFileReader().runOnce();
}

/** Nothing on the cards changes for as long as HQ is told that they are collected. */
async function waitUntilCollected() {
  station.advance(10_000);
  await station.agent.scanner.runOnce();
  station.advance(10_000);
  await station.agent.scanner.runOnce();
  await sideFileReader().runOnce();
}

const idOf = async (file: string) => recordingIdOf(await sha256OfFile(file));
const tracks = () =>
  station.events('recorder_track').map(({ recordingId, entries, page, pages, badEntries }) => {
    return { recordingId, points: entries.length, page, pages, badEntries };
  });
const bookmarks = () =>
  station.events('recorder_bookmarks').map(({ recordingId, entries }) => {
    return { recordingId, labels: entries.map(({ at, label }) => [at.slice(11, 19), label]) };
  });

test('a track is collected byte for byte, and told with the recording that it belongs to', async () => {
  const video = station.putFile('card-a', clip, 'video');
  const file = station.putFile('card-a', trail, trailOf(2));
  await collect();
  const sideFileId = await idOf(file);
  expect(readFileSync(recordingPath(station.folder, sideFileId, 'json'))).toEqual(readFileSync(file));
  expect(station.events('recorder_track')).toMatchObject([
    {
      recorderSerial: '7K30021',
      cardVolumeId: 'folder:card-a',
      sideFileId,
      path: { text: trail },
      recordingId: await idOf(video),
      page: 1,
      pages: 1,
      badEntries: 0,
      entries: [
        { at: '2026-11-24T02:15:30+00:00', latitude: 40, longitude: 119.6, accuracyM: null },
        { at: '2026-11-24T02:15:31+00:00', latitude: 40.00001, longitude: 119.6, accuracyM: null },
      ],
    },
  ]);
  await collect();
  await station.restart();
  await collect();
  expect(tracks()).toHaveLength(1);
});

test('a card that is docked again tells nothing of it twice', async () => {
  for (let dock = 0; dock < 2; dock += 1) {
    station.putFile('card-a', clip, 'video');
    station.putFile('card-a', trail, trailOf(2));
    await collect();
    rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
    await station.agent.scanner.runOnce();
  }
  expect([station.events('docked').length, tracks().length]).toEqual([2, 1]);
  const unread = station.agent.store.db.prepare('select 1 from card_file where is_log = 1 and side_read = 0').all();
  expect(unread).toEqual([]);
});

test('a long track is told in pages that fit into a message, its bad entries once', async () => {
  station.putFile('card-a', clip, 'video');
  station.putFile('card-a', trail, trailOf(1201).replace('POINT(119.6 40)', 'POINT EMPTY'));
  await collect();
  expect(tracks().map(({ points, page, pages, badEntries }) => [points, page, pages, badEntries])).toEqual([
    [500, 1, 3, 1],
    [500, 2, 3, 0],
    [200, 3, 3, 0],
  ]);
});

test('a track that nobody can read is collected all the same, and told as one bad entry', async () => {
  station.putFile('card-a', clip, 'video');
  const file = station.putFile('card-a', trail, '{"CoordinateEntries":[');
  await collect();
  expect(tracks()).toMatchObject([{ points: 0, badEntries: 1 }]);
  expect(station.events('collected').map(({ recordingId }) => recordingId)).toContain(await idOf(file));
});

describe('which recording it belongs to', () => {
  test('a bookmark waits until the card is collected, and belongs to the clip in which it was set', async () => {
    const second = station.putFile('card-a', clip.replace('021530', '024530'), 'second');
    station.putFile('card-a', clip, 'first');
    station.putFile('card-a', bookmark('025000'), '车牌可见');
    await collect();
    expect(bookmarks()).toEqual([]);
    await waitUntilCollected();
    expect(bookmarks()).toEqual([{ recordingId: await idOf(second), labels: [['02:50:00', '车牌可见']] }]);
  });

  test('bookmarks of the same text, and those without one, are all told', async () => {
    const video = station.putFile('card-a', clip, 'video');
    for (const [time, text] of [
      ['021612', '嫌疑车辆'],
      ['021730', '嫌疑车辆'],
      ['021900', ''],
      ['021905', ''],
    ] as const) {
      station.putFile('card-a', bookmark(time), text);
    }
    await collect();
    await waitUntilCollected();
    const recordingId = await idOf(video);
    expect(bookmarks()).toEqual([
      {
        recordingId,
        labels: [
          ['02:16:12', '嫌疑车辆'],
          ['02:17:30', '嫌疑车辆'],
        ],
      },
      {
        recordingId,
        labels: [
          ['02:19:00', null],
          ['02:19:05', null],
        ],
      },
    ]);
  });

  test('without its recording it waits for the card, is told without one, and again when that came', async () => {
    station.putFile('card-a', trail, trailOf(2));
    await collect();
    expect(tracks()).toEqual([]);
    await waitUntilCollected();
    await sideFileReader().runOnce();
    expect(tracks().map(({ recordingId }) => recordingId)).toEqual([null]);
    const video = station.putFile('card-a', clip, 'video');
    await collect();
    await collect();
    expect(tracks().map(({ recordingId }) => recordingId)).toEqual([null, await idOf(video)]);
  });

  test('a card that is pulled out before its footage was collected loses no track', async () => {
    station.putFile('card-a', clip, 'video');
    station.putFile('card-a', trail, trailOf(2));
    await collect();
    station.agent.store.db.exec(
      `delete from side_file_told; delete from outbox_event where type = 'recorder_track';
       update card_file set side_read = 0; update card_file set state = 'seen', recording_id = null where is_log = 0`,
    );
    await sideFileReader().runOnce();
    expect(tracks()).toEqual([]);
    rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
    await station.agent.scanner.runOnce();
    await sideFileReader().runOnce();
    expect(tracks()).toMatchObject([{ recordingId: null, points: 2 }]);
    const [row] = station.agent.store.db.prepare('select side_read from card_file where is_log = 1').all();
    expect(row).toMatchObject({ side_read: 1 });
  });
});

test('a station that lost its database tells all of a side file again', async () => {
  station.putFile('card-a', clip, 'video');
  station.putFile('card-a', trail, trailOf(2));
  await collect();
  await station.agent.collector.stopped();
  station.agent.store.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(station.folder, `station.db${suffix}`), { force: true });
  await station.reopen();
  await collect();
  expect(tracks()).toHaveLength(1);
});

test('the copy of a side file that nobody has read yet is not pruned', async () => {
  station.putFile('card-a', trail, trailOf(2));
  await station.settle();
  await station.agent.collector.runOnce();
  const { db } = station.agent.store;
  db.exec(`update recording set state = 'verified'`);
  expect(listPrunable(db)).toEqual([]);
  db.exec('update card_file set side_read = 1');
  expect(listPrunable(db)).toHaveLength(1);
});

test('a database of before reads on: the files that it knows are no side files', async () => {
  const folder = join(station.root, 'before');
  mkdirSync(folder);
  const old = new DatabaseSync(join(folder, 'station.db'));
  const version = migrations.findIndex((statements) => statements.includes('side_file_told'));
  for (const statements of migrations.slice(0, version)) old.exec(statements);
  old.exec(
    `insert into store_meta (one, created_at) values (1, '2026-11-25T00:00:00Z'); pragma user_version = ${version}`,
  );
  old.close();
  const { outcome, db, close } = openStationStore({ folder, log: station.log });
  expect([outcome, db.prepare('select count(*) as n from side_file_told').get()?.n]).toEqual(['opened', 0]);
  close();
});
