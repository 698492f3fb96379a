import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireTool } from '@rollcall/test/require-tool';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCardStation, l6Name } from './card-station-fixture.ts';

// Files whose names say nothing of what they are.

let station: ReturnType<typeof createCardStation>;
const ffmpeg = requireTool('ffmpeg');

beforeEach(() => {
  station = createCardStation();
});

afterEach(() => station.close());

async function collect(): Promise<void> {
  await station.settle();
  await station.agent.collector.runOnce();
}

function makeVideo(): Buffer {
  const file = join(station.folder, 'made.mp4');
  const input = ['-f', 'lavfi', '-i', 'testsrc=size=176x144:rate=10:duration=2'];
  execFileSync(ffmpeg ?? '', ['-v', 'error', ...input, '-f', 'mp4', file]);
  return readFileSync(file);
}

const collected = () => station.events('collected').map(({ sighting, extension }) => [sighting.path.text, extension]);

test.skipIf(!ffmpeg)('footage is collected whatever it is called, as what it is', async () => {
  const video = makeVideo();
  const names = [
    'A.3gp',
    'B.MPG',
    'C.dav',
    'D.h264',
    'E.webm',
    'F',
    'G.MP4.',
    'H.MP4 ',
    'I.dat',
    '\ufeff',
    '\ufeffJ.MP4',
    'K.tmp',
  ];
  // Each has bytes of its own, or it would be the same recording.
  for (const [nr, name] of names.entries()) station.putFile('card-a', name, Buffer.concat([video, Buffer.from([nr])]));
  station.putFile('card-a', l6Name(1), video);
  await collect();
  const byName = new Map(collected().map(([name, extension]) => [name, extension]));
  // A byte order mark shows as nothing before a name, and by its bytes alone.
  const shown = names.map((name) => (name === '\ufeff' ? '\\xEF\\xBB\\xBF' : name.replace('\ufeff', '')));
  expect([...byName.keys()].sort()).toEqual([...shown, l6Name(1)].sort());
  const unnamed = ['A.3gp', 'F', 'G.MP4.', 'I.dat', '\\xEF\\xBB\\xBF', 'K.tmp'];
  expect(unnamed.map((name) => byName.get(name))).toEqual(unnamed.map(() => 'mp4'));
  expect(station.events('collect_failed')).toEqual([]);
  const classes = station
    .events('inventory')
    .at(-1)
    ?.entries.map(({ fileClass }) => fileClass);
  expect(new Set(classes)).toEqual(new Set(['media']));
});

test('what nobody knows is told when it is large, stays on its card, and is told once a dock session', async () => {
  const large = Buffer.alloc(1024 * 1024, 'no footage');
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', 'SYSTEM/update.img', large);
  station.putFile('card-a', 'SYSTEM/small.img', large.subarray(1));
  station.putFile('card-a', 'empty.img', '');
  await collect();
  expect(collected().map(([name]) => name)).toEqual([l6Name(1)]);
  const told = { why: 'unidentified', sighting: { path: { text: 'SYSTEM/update.img' }, sizeBytes: large.length } };
  expect(station.events('collect_failed')).toMatchObject([told]);
  station.advance(60_000);
  await collect();
  await station.restart();
  await collect();
  expect(station.events('collect_failed')).toHaveLength(1);
  expect(station.events('card_collected').map(({ files }) => files)).toEqual([1]);
  // It keeps nobody from erasing what is at HQ, and is no footage of a permit.
  expect(
    station
      .events('inventory')
      .at(-1)
      ?.entries.map(({ path, fileClass }) => [path.text, fileClass]),
  ).toEqual([
    [l6Name(1), 'media'],
    ['SYSTEM/small.img', 'inventory_only'],
    ['SYSTEM/update.img', 'inventory_only'],
    ['empty.img', 'inventory_only'],
  ]);
});

test.skipIf(!ffmpeg)('a file that is still empty when it is seen first is looked at when it has grown', async () => {
  station.putFile('card-a', 'REC.TMP', '');
  await collect();
  station.putFile('card-a', 'REC.TMP', makeVideo());
  await collect();
  expect(collected()).toEqual([['REC.TMP', 'mp4']]);
});
