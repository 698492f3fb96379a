import { appendFile, copyFile, stat, truncate, utimes } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type DemoClipMinutes, demoClipMs } from './demo-clip-length.ts';

/** What lies on a card as one file. */
export interface DemoClip {
  recorderSerial: string;
  startsAt: Date;
  minutes: DemoClipMinutes;
  /** Cut off, as when the battery fell out. */
  damaged: boolean;
}

/** Of a damaged clip's file so much is left: its index, and the pictures up to here. */
const shareLeft = 0.7;

/**
 * Writes a clip to `path`. What one recorder recorded at one time has bytes of its own: a recording's id is the hash of its
 * content, and the same content on two recorders would cover nobody.
 */
export async function writeDemoClip(path: string, clip: DemoClip): Promise<void> {
  const source = fileURLToPath(new URL(`../clips/${clip.minutes}-minutes.mp4`, import.meta.url));
  await copyFile(source, path);
  if (clip.damaged) await truncate(path, Math.floor((await stat(source)).size * shareLeft));
  await appendFile(path, freeBox(`${clip.recorderSerial} ${clip.startsAt.toISOString()}`));
  const endsAt = new Date(clip.startsAt.getTime() + demoClipMs(clip.minutes));
  await utimes(path, endsAt, endsAt);
}

/** A box that every reader of MP4 skips (ISO/IEC 14496-12 §8.1.2). After the last one it moves nothing that an index points at. */
function freeBox(text: string): Buffer {
  const payload = Buffer.from(text);
  const box = Buffer.alloc(8);
  box.writeUInt32BE(8 + payload.length, 0);
  box.write('free', 4, 'latin1');
  return Buffer.concat([box, payload]);
}
