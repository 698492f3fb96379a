import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statfsSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeLayoutCard } from '@rollcall/test/layout-card';
import { type Layout, layoutNames } from '@rollcall/test/layout-names';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCardStation } from './card-station-fixture.ts';

// Each maker's card, with files on it that its maker doesn't know: all that may be footage is collected, or told by name.

let station: ReturnType<typeof createCardStation>;
const layouts = Object.keys(layoutNames) as Layout[];
const serial = 'K0000001';
const mib = 1024 * 1024;
/** Of what the station may keep. */
const mostBytes = 4 * mib;

beforeEach(() => {
  station = createCardStation();
});

afterEach(() => station.close());

async function collect(): Promise<void> {
  await station.settle();
  await station.agent.collector.runOnce();
}

/** As a stranger's program leaves them on any card: names that say nothing, or something else. */
function addStrangers(card: string, video: Buffer): { footage: string[]; tooLarge: string; unknown: string } {
  const footage = ['A.3gp', 'B.MPG', 'C', 'D.MP4.', 'E.MP4 ', 'F.tmp', 'odd/G.dat', '\ufeff'];
  const put = (name: string, bytes: Buffer | string) => {
    const path = join(card, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  for (const [nr, name] of footage.entries()) put(name, Buffer.concat([video, Buffer.from([nr])]));
  put('notes.txt', 'a note');
  put('odd/update.img', Buffer.alloc(mib, 'firmware'));
  put('odd/long.mp4', Buffer.concat([video, Buffer.alloc(mostBytes)]));
  return { footage, tooLarge: 'odd/long.mp4', unknown: 'odd/update.img' };
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test.skipIf(!requireTool('ffmpeg')).each(layouts)('%s', async (layout) => {
  const { blocks, bsize } = statfsSync(station.folder);
  await station.restart({ budgetPercent: (mostBytes / (blocks * bsize)) * 100 });
  const video = makeSampleVideo(station.folder, { seconds: 2 }) ?? '';
  const clips = [1, 2].map((sequenceNo) => ({
    startsAt: new Date(`2026-11-24T0${sequenceNo}:00:00Z`),
    sequenceNo,
  }));
  const making = { layout, recorderSerial: serial, badgeNo: '100001', clips, video, seconds: 2 };
  const card = await makeLayoutCard(station.dockFolder, making);
  const own = clips.map((clip) =>
    layoutNames[layout]({ ...making, ...clip, endsAt: new Date(clip.startsAt.getTime() + 2000), marked: false }),
  );
  const strangers = addStrangers(card, readFileSync(video));
  await collect();

  const digests = new Set(station.events('collected').map((body) => body.sha256));
  const missing = [...own, ...strangers.footage].filter((name) => !digests.has(sha256(join(card, name))));
  expect(missing).toEqual([]);
  const told = station.events('collect_failed').map(({ why, sighting }) => [why, sighting.path.text]);
  expect(told.sort()).toEqual([
    ['too_large', strangers.tooLarge],
    ['unidentified', strangers.unknown],
  ]);

  // The recorder gives the same name, size and time to other footage.
  const [reused = ''] = own;
  const path = join(card, reused);
  const { mtime } = statSync(path);
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  renameSync(card, `${station.folder}-out`);
  await station.agent.scanner.runOnce();
  writeFileSync(join(`${station.folder}-out`, reused), bytes);
  utimesSync(join(`${station.folder}-out`, reused), mtime, mtime);
  renameSync(`${station.folder}-out`, card);
  const before = station.events('collected').length;
  await collect();
  const again = station.events('collected').slice(before);
  expect(again.map((body) => body.sha256)).toEqual([sha256(path)]);
  rmSync(card, { recursive: true });
});
