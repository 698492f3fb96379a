import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { encodeGb18030 } from './encode-gb18030.ts';
import { type ClipName, containerOf, type Layout, layoutNames } from './layout-names.ts';
import { varyVideo } from './sample-video.ts';

/** A video on a card. `damaged`: the recorder lost power, so its end is missing. */
export interface CardClip {
  startsAt: Date;
  sequenceNo: number;
  marked?: boolean;
  damaged?: boolean;
}

export interface CardMaking {
  layout: Layout;
  recorderSerial: string;
  /** In names, or where the layout binds the card. */
  badgeNo: string;
  clips: readonly CardClip[];
  /** A real video, and how long it is. */
  video: string;
  seconds: number;
}

/**
 * Makes a card of a layout with real video, with what such a recorder leaves beside it: thumbnails, checksums, a log, a track,
 * bookmarks. A dock sees it whole: it is made in a hidden folder, and moved.
 * @returns the card's folder
 */
export async function makeLayoutCard(dockFolder: string, card: CardMaking): Promise<string> {
  const hidden = join(dockFolder, `.making-${card.recorderSerial}`);
  for (const clip of card.clips) await addClip(hidden, card, clip);
  addCardFiles(hidden, card);
  const folder = join(dockFolder, card.recorderSerial);
  renameSync(hidden, folder);
  return folder;
}

function nameOf({ recorderSerial, badgeNo, seconds }: CardMaking, clip: CardClip): ClipName {
  const endsAt = new Date(clip.startsAt.getTime() + seconds * 1000);
  return { recorderSerial, badgeNo, endsAt, marked: false, ...clip };
}

async function addClip(folder: string, card: CardMaking, clip: CardClip): Promise<void> {
  const name = nameOf(card, clip);
  const path = join(folder, layoutNames[card.layout](name));
  mkdirSync(dirname(path), { recursive: true });
  const whole = `${folder}-whole${extname(path)}`;
  await varyVideo(card.video, whole, `${card.recorderSerial} ${clip.sequenceNo}`);
  const bytes = readFileSync(whole);
  put(path, clip.damaged ? bytes.subarray(0, Math.floor(bytes.length * 0.6)) : bytes, name.endsAt);
  if (card.layout === 'L1') put(path.replace(/\.MP4$/, '.THM'), 'thumbnail', name.endsAt);
  if (card.layout === 'L3') put(`${path}.md5`, '0'.repeat(32), name.endsAt);
  if (card.layout === 'L4') addBeside(join(folder, containerOf(name)), basename(path, '.mkv'), name);
}

/** One point a second, and two bookmarks of which one has a text. */
function addBeside(container: string, stem: string, { recorderSerial, startsAt, endsAt }: ClipName): void {
  const CoordinateEntries: { LocationWKT: string; SecondsFromStart: number; Timestamp: string }[] = [];
  for (let ms = startsAt.getTime(); ms < endsAt.getTime(); ms += 1000) {
    const seconds = (ms - startsAt.getTime()) / 1000;
    const LocationWKT = `POINT(119.6 ${(39.93 + seconds / 10_000).toFixed(4)})`;
    CoordinateEntries.push({ LocationWKT, SecondsFromStart: seconds, Timestamp: new Date(ms).toISOString() });
  }
  put(join(container, `${stem}_${recorderSerial}_gpstrail.json`), JSON.stringify({ CoordinateEntries }), endsAt);
  const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  put(join(container, `bookmark_${stamp(startsAt)}_1`), '车牌可见', endsAt);
  put(join(container, `bookmark_${stamp(endsAt)}_2`), '', endsAt);
}

function addCardFiles(folder: string, card: CardMaking): void {
  const { layout, recorderSerial, badgeNo, clips } = card;
  const names = clips.map((clip) => nameOf(card, clip));
  const end = new Date(Math.max(...names.map(({ endsAt }) => endsAt.getTime())));
  if (layout === 'L7') {
    const lines = [`设备编号=${recorderSerial}`, `警号=${badgeNo}`, '单位=路面一中队', ''];
    put(join(folder, 'station_bind.ini'), encodeGb18030(lines.join('\r\n')), end);
  }
  if (layout !== 'L3' && layout !== 'L6') return;
  const local = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const log = names.map((name) => `${local(name.startsAt)},4,${basename(layoutNames[layout](name))}\n`).join('');
  const logName = layout === 'L3' ? 'Logs/logs.txt' : `LOG/${local(end).slice(0, 10).replaceAll('-', '')}.log`;
  put(join(folder, logName), log, end);
  if (layout === 'L3') put(join(folder, 'Temp/DCAM_working.mp4'), 'working', end);
}

function put(path: string, content: string | Uint8Array, modifiedAt: Date): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  utimesSync(path, modifiedAt, modifiedAt);
}
