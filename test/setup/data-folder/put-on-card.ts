import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cardPath } from '@rollcall/demo/card-path';
import { writeDemoClip } from '@rollcall/demo/write-demo-clip';

/** A clip of ten minutes as a recorder has it on its card. */
export interface SmallClip {
  recorderSerial: string;
  badgeNo: string;
  startsAt: string;
  sequenceNo: number;
  damaged?: boolean;
  /** Where it lies on the card, unless where layout L6 has it. */
  path?: string;
}

/** Puts a clip on a docked card, all at once. @returns its path */
export async function putClip(dockFolder: string, clip: SmallClip): Promise<string> {
  const { recorderSerial, damaged = false } = clip;
  const startsAt = new Date(clip.startsAt);
  const arriving = join(dockFolder, '..', `arriving-${recorderSerial}`);
  await writeDemoClip(arriving, { recorderSerial, startsAt, minutes: 10, damaged });
  const path = join(dockFolder, recorderSerial, clip.path ?? cardPath({ ...clip, startsAt }));
  putInPlace(arriving, path);
  return path;
}

/** The same with a text that the recorder wrote at a moment. */
export function putText(dockFolder: string, file: { recorderSerial: string; path: string; text: string; at: string }) {
  const arriving = join(dockFolder, '..', `arriving-${file.recorderSerial}`);
  writeFileSync(arriving, file.text);
  utimesSync(arriving, new Date(file.at), new Date(file.at));
  putInPlace(arriving, join(dockFolder, file.recorderSerial, file.path));
}

function putInPlace(arriving: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  renameSync(arriving, path);
}
