import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { requireTool } from './require-tool.ts';

const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/sample-videos', import.meta.url));

/**
 * Makes a real MP4 with ffmpeg: moving test picture and tone, so that its packets have content. What was made once is copied.
 * @returns its path, or undefined where ffmpeg is missing and may be
 */
export function makeSampleVideo(
  folder: string,
  {
    name = 'sample.mp4',
    seconds = 8,
    indexFirst = true,
    codec = 'libx264',
  }: { name?: string; seconds?: number; indexFirst?: boolean; codec?: 'libx264' | 'libx265' } = {},
): string | undefined {
  const ffmpeg = requireTool('ffmpeg');
  if (!ffmpeg) return undefined;
  const path = join(folder, name);
  const inputs = ['-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=15', '-f', 'lavfi', '-i', 'sine=frequency=440'];
  const video = ['-c:v', codec, '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-b:v', '400k', '-g', '30'];
  const format = indexFirst ? ['-movflags', '+faststart'] : [];
  const args = ['-v', 'error', '-y', ...inputs, '-t', String(seconds), ...video, '-c:a', 'aac', ...format];
  copyFileSync(cached(ffmpeg, args), path);
  return path;
}

/** The file that ffmpeg makes by these arguments: the same bytes each time. Whoever makes it beside us may replace ours. */
function cached(ffmpeg: string, args: string[]): string {
  const key = JSON.stringify([statSync(ffmpeg).mtimeMs, args]);
  const file = join(cacheFolder, `${createHash('sha256').update(key).digest('hex')}.mp4`);
  if (existsSync(file)) return file;
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = join(cacheFolder, `unfinished-${randomUUID()}.mp4`);
  execFileSync(ffmpeg, [...args, unfinished], { stdio: ['ignore', 'ignore', 'pipe'] });
  renameSync(unfinished, file);
  return file;
}

/**
 * The same footage as another file, in the container that the name asks for. The comment stands at its beginning, so that no two
 * recorders hold the same bytes even where the end is cut off.
 */
export async function varyVideo(source: string, target: string, comment: string): Promise<void> {
  const ffmpeg = requireTool('ffmpeg') ?? '';
  const format = target.toLowerCase().endsWith('.mp4') ? ['-movflags', '+faststart'] : [];
  const args = ['-v', 'error', '-y', '-i', source, '-c', 'copy', '-metadata', `comment=${comment}`, ...format, target];
  await promisify(execFile)(ffmpeg, args);
}
