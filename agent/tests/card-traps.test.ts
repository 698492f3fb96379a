import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { recordingIdOf } from '@rollcall/shared/ids';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../src/recordings/recording-files.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';

let station: ReturnType<typeof createCardStation>;
beforeEach(() => {
  station = createCardStation();
});
afterEach(() => station.close());

const idOf = (content: string) => recordingIdOf(createHash('sha256').update(content).digest('hex'));
const collected = () => station.events('collected').map(({ recordingId }) => recordingId);

async function collect() {
  await station.settle();
  await station.agent.collector.runOnce();
}

test('FAT tells a time to two seconds: what is written twice within them is collected as it was written last', async () => {
  const tick = new Date('2026-11-24T02:15:30Z');
  station.putFile('card-a', l6Name(1), 'first', tick);
  await station.agent.scanner.runOnce();
  station.advance(1900);
  station.putFile('card-a', l6Name(1), 'again', tick);
  await station.agent.scanner.runOnce();
  station.advance(100);
  await station.agent.scanner.runOnce();
  await station.agent.collector.runOnce();
  expect(collected()).toEqual([idOf('again')]);
  station.putFile('card-a', l6Name(1), 'later', new Date(tick.getTime() + 2000));
  await collect();
  expect(collected()).toEqual([idOf('again'), idOf('later')]);
});

test('the time at which a file was changed last is no claim of when it was recorded', async () => {
  const wrong = new Date('2030-01-01T00:00:00Z');
  station.putFile('card-a', l6Name(1), 'video', wrong);
  station.putFile('card-a', 'clip.mp4', 'another', wrong);
  await collect();
  const sightings = station.events('collected').map(({ sighting }) => sighting);
  expect(new Set(sightings.map(({ modifiedAt }) => modifiedAt))).toEqual(new Set([wrong.toISOString()]));
  const claims = sightings.map(({ path, claim }) => [path.text, claim.capturedAt]);
  expect(Object.fromEntries(claims)).toEqual({ [l6Name(1)]: '2026-11-24T10:15:30+08:00', 'clip.mp4': null });
});

test.for([
  ['L1', '7K30021@202611241015300042.MP4', '7K30021@202611241015300043.MP4'],
  ['L5', '20261124/101530.mp4', '20261124/101530_1.mp4'],
  [
    'L3',
    'Media/Video/DCAM_7K30021_035177_20261124_101530.mp4',
    'Media/Video/DCAM_7K30021_035177_20261124_101530-1.mp4',
  ],
])('%s: two files of the same second are two recordings with one time', async ([, first = '', second = '']) => {
  station.putFile('card-a', first, 'one');
  station.putFile('card-a', second, 'two');
  await collect();
  expect(collected().sort()).toEqual([idOf('one'), idOf('two')].sort());
  const times = station.events('collected').map(({ sighting }) => sighting.claim.capturedAt);
  expect(times).toEqual(['2026-11-24T10:15:30+08:00', '2026-11-24T10:15:30+08:00']);
});

test('a card that is pulled out before its files were read, and docked again, is collected once, whole', async () => {
  station.putFile('card-a', l6Name(1), 'one');
  station.putFile('card-a', l6Name(2), 'two');
  await station.settle();
  const [card, away] = [join(station.dockFolder, 'card-a'), join(station.root, 'away')];
  renameSync(card, away);
  await station.agent.collector.runOnce();
  await station.agent.scanner.runOnce();
  expect([collected(), station.events('undocked').length]).toEqual([[], 1]);
  expect(readdirSync(temporaryFolder(station.folder))).toEqual([]);
  renameSync(away, card);
  await collect();
  await collect();
  expect(collected().sort()).toEqual([idOf('one'), idOf('two')].sort());
});

test('a half-written last file of a card that is pulled out is no recording; whole it becomes one', async () => {
  const file = station.putFile('card-a', l6Name(1), 'half', new Date('2026-11-24T02:15:30Z'));
  await station.agent.scanner.runOnce();
  station.advance(1999);
  await station.agent.scanner.runOnce();
  await station.agent.collector.runOnce();
  expect(collected()).toEqual([]);
  rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
  await station.agent.scanner.runOnce();
  station.putFile('card-a', l6Name(1), 'whole', new Date('2026-11-24T02:15:32Z'));
  await collect();
  expect([collected(), readFileSync(file, 'utf8')]).toEqual([[idOf('whole')], 'whole']);
});

test('two cards with one serial are two docked cards, each collected, told apart by their volumes', async () => {
  station.putFile('card-a', l6Name(1), 'of the first card');
  station.putFile('card-b', l6Name(1), 'of the second card');
  await collect();
  await station.agent.collector.runOnce();
  const docked = station.events('docked').map(({ recorderSerial, cardVolumeId }) => [recorderSerial, cardVolumeId]);
  // They are looked at side by side.
  expect(docked.sort()).toEqual([
    ['7K30021', 'folder:card-a'],
    ['7K30021', 'folder:card-b'],
  ]);
  const seen = station.events('collected').map(({ recordingId, sighting }) => [recordingId, sighting.cardVolumeId]);
  expect(seen.sort()).toEqual(
    [
      [idOf('of the first card'), 'folder:card-a'],
      [idOf('of the second card'), 'folder:card-b'],
    ].sort(),
  );
});

test('the badge that station_bind.ini names is a claim of files whose names have none', async () => {
  station.putFile('card-a', 'station_bind.ini', 'serial=7K30021\nbadge=035199\n');
  station.putFile('card-a', '20261124/101530.mp4', 'one');
  station.putFile('card-a', l6Name(1), 'two');
  await collect();
  const claims = station.events('collected').map(({ sighting }) => [sighting.path.text, sighting.claim.badgeNo]);
  expect(Object.fromEntries(claims)).toEqual({ '20261124/101530.mp4': '035199', [l6Name(1)]: '035177' });
});
