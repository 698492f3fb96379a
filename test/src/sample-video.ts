import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { requireTool } from './require-tool.ts';

/**
 * Makes a real MP4 with ffmpeg: moving test picture and tone, so that its packets have content.
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
  const args = ['-v', 'error', '-y', ...inputs, '-t', String(seconds), ...video, '-c:a', 'aac', ...format, path];
  execFileSync(ffmpeg, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  return path;
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
