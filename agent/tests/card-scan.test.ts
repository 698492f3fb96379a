import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCardStation, l6Name } from './card-station-fixture.ts';

let station: ReturnType<typeof createCardStation>;

beforeEach(() => {
  station = createCardStation();
});

afterEach(() => station.close());

const statesByPath = () =>
  Object.fromEntries(station.rows('card_file').map((row) => [JSON.parse(String(row.sighting)).path.text, row.state]));

test('a new card is told with its identity, its profile and everything that lies on it', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', 'SYSTEM/version.txt', '1.0');
  await station.agent.scanner.runOnce();
  expect(station.events('docked')).toMatchObject([
    { cardVolumeId: 'folder:card-a', recorderSerial: '7K30021', serialSource: 'file_name', profileId: 'L6' },
  ]);
  const [inventory] = station.events('inventory');
  expect(inventory?.entries.map(({ path, sizeBytes }) => [path.text, sizeBytes])).toEqual([
    [l6Name(1), 5],
    ['SYSTEM/version.txt', 3],
  ]);
  expect(station.rows('card_file')).toEqual([]);
});

test('a file is complete when size and time stayed the same for two seconds', async () => {
  station.putFile('card-a', l6Name(1), 'half');
  await station.agent.scanner.runOnce();
  station.advance(1999);
  station.putFile('card-a', l6Name(1), 'half and more');
  await station.agent.scanner.runOnce();
  station.advance(1999);
  await station.agent.scanner.runOnce();
  expect(station.rows('card_file')).toEqual([]);
  station.advance(1);
  await station.agent.scanner.runOnce();
  expect(statesByPath()).toEqual({ [l6Name(1)]: 'seen' });
});

test('media with any name is to be collected, other files are only in the inventory', async () => {
  station.putFile('card-a', 'Umbenannt.MoV', 'video');
  station.putFile('card-a', 'a/b/c/d/deep.ts', 'video');
  station.putFile('card-a', '7K30021_035177_20261124101530_0007_IMP.MP4', 'in the root');
  station.putFile('card-a', 'LOG/2026-11-24.log', 'log');
  station.putFile('card-a', 'notes.txt', 'text');
  await station.settle();
  expect(Object.keys(statesByPath()).sort()).toEqual([
    '7K30021_035177_20261124101530_0007_IMP.MP4',
    'LOG/2026-11-24.log',
    'Umbenannt.MoV',
    'a/b/c/d/deep.ts',
  ]);
});

test('an empty file is sighted as such once it stayed empty, and collected when it has grown', async () => {
  station.putFile('card-a', l6Name(1), '');
  await station.settle();
  expect(station.events('sighted')).toMatchObject([{ recordingId: null, problem: 'empty_file' }]);
  station.putFile('card-a', l6Name(1), 'no longer empty');
  await station.settle();
  expect(station.rows('card_file').map((row) => row.state)).toEqual(['seen']);
});

test('a file that comes later makes a new sighting and, once all is quiet, a new inventory', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await station.settle();
  station.putFile('card-a', l6Name(2), 'another');
  await station.agent.scanner.runOnce();
  expect(station.events('inventory')).toHaveLength(1);
  await station.settle();
  expect(station.events('inventory').map(({ entries }) => entries.length)).toEqual([1, 2]);
  expect(statesByPath()).toEqual({ [l6Name(1)]: 'seen', [l6Name(2)]: 'seen' });
});

test('a card that is gone is undocked, and makes a new session when it comes back', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await station.settle();
  rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
  await station.agent.scanner.runOnce();
  station.putFile('card-a', l6Name(1), 'video');
  await station.agent.scanner.runOnce();
  const [first, second] = station.events('docked');
  expect(station.events('undocked')).toEqual([{ dockSessionId: first?.dockSessionId }]);
  expect(second?.dockSessionId).not.toBe(first?.dockSessionId);
});

test('a restarted agent continues the open session, and closes it when the card left meanwhile', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-b', l6Name(1), 'video');
  await station.settle();
  await station.restart();
  rmSync(join(station.dockFolder, 'card-b'), { recursive: true });
  await station.settle();
  expect(station.events('docked')).toHaveLength(2);
  expect(station.events('undocked')).toHaveLength(1);
  expect(station.events('inventory')).toHaveLength(2);
  expect(station.rows('card_file')).toHaveLength(2);
});

test('a card whose files appear after docking is known by them from then on', async () => {
  mkdirSync(join(station.dockFolder, 'card-a', 'DCIM'), { recursive: true });
  await station.settle();
  station.putFile('card-a', l6Name(1), 'video');
  await station.settle();
  expect(station.events('docked')).toMatchObject([{ recorderSerial: 'card-a', serialSource: 'folder_name' }]);
  expect(station.rows('dock_session')).toMatchObject([{ recorder_serial: '7K30021', serial_source: 'file_name' }]);
});

test('an empty folder is no card, because it may be a mount point; a card that was emptied still is one', async () => {
  mkdirSync(join(station.dockFolder, 'card-a'));
  await station.settle();
  expect(station.events('docked')).toEqual([]);
  const file = station.putFile('card-a', 'a.mp4', 'video');
  await station.settle();
  rmSync(file);
  await station.settle();
  expect(station.events('inventory').map(({ entries }) => entries.length)).toEqual([1, 0]);
  expect(station.events('undocked')).toEqual([]);
});

test('a station_bind.ini in GBK outranks the file names', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  // "设备编号=７Ｋ99999" and "单位=一中队" in GBK.
  const gbk = Buffer.from('c9e8b1b8b1e0bac53da3b7a3cb39393939390d0ab5a5ceBB3dd2bbd6d0b6d30d0a', 'hex');
  station.putFile('card-a', 'Station_Bind.ini', gbk);
  await station.agent.scanner.runOnce();
  expect(station.events('docked')).toMatchObject([{ recorderSerial: '7K99999', serialSource: 'station_bind' }]);
});

test('a GBK name keeps its bytes and is readable', async () => {
  const name = Buffer.from('c2bccff12e6d7034', 'hex'); // 录像.mp4
  mkdirSync(join(station.dockFolder, 'card-a'));
  writeFileSync(Buffer.concat([Buffer.from(`${station.dockFolder}/card-a/`), name]), 'video');
  await station.settle();
  await station.agent.collector.runOnce();
  expect(station.events('collected').map(({ sighting }) => sighting.path)).toEqual([
    { bytes: name.toString('base64'), text: '录像.mp4' },
  ]);
});

test('links on a card are not followed', async () => {
  const outside = station.putFile('../outside', 'secret.mp4', 'outside of the card');
  mkdirSync(join(station.dockFolder, 'card-a'));
  symlinkSync(outside, join(station.dockFolder, 'card-a', 'link.mp4'));
  symlinkSync(join(station.root, 'outside'), join(station.dockFolder, 'card-b'));
  await station.settle();
  expect(station.events('docked')).toHaveLength(1);
  expect(station.rows('card_file')).toEqual([]);
});

test('an inventory of many files is paged below the size of a message', async () => {
  for (let index = 0; index < 1201; index += 1) station.putFile('card-a', `THM/${'x'.repeat(120)}${index}.THM`, 'x');
  await station.agent.scanner.runOnce();
  const pages = station.events('inventory');
  expect(pages.flatMap(({ entries }) => entries)).toHaveLength(1201);
  expect(pages.map(({ page, pages: count }) => [page, count])).toEqual(pages.map((_, at) => [at + 1, pages.length]));
  for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(160 * 1024);
});
