import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { RecorderCard } from '../recorder-card.ts';

/** A file that was put on a card. */
export interface PlacedFile {
  recorderSerial: string;
  path: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  /** When it was first missing on the card; undefined while it is there. */
  goneAt?: Date;
}

const clip = readFileSync(new URL('../../../infra/demo/clips/10-minutes.mp4', import.meta.url));
const boxHeaderBytes = 8;

/** Puts a playable MP4 of about this size on a card; its bytes are like no other file's. */
export function placeFile(dockFolder: string, recorderSerial: string, nr: number, sizeBytes: number): PlacedFile {
  const fillerBytes = sizeBytes - clip.length - boxHeaderBytes;
  const header = Buffer.alloc(boxHeaderBytes);
  header.writeUInt32BE(fillerBytes + boxHeaderBytes);
  header.write('free', 4, 'latin1');
  const bytes = Buffer.concat([clip, header, randomBytes(fillerBytes)]);
  const minute = String(nr % 60).padStart(2, '0');
  const hour = String(Math.floor(nr / 60) % 24).padStart(2, '0');
  const path = new RecorderCard(dockFolder, recorderSerial).add(
    nr,
    { bytes },
    { capturedAt: `20261125${hour}${minute}00` },
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { recorderSerial, path, fileName: basename(path), sizeBytes: bytes.length, sha256 };
}

/** Notes which files have gone from their cards since the last look. */
export function noteGone(files: readonly PlacedFile[]): void {
  for (const file of files) if (!file.goneAt && !existsSync(file.path)) file.goneAt = new Date();
}
