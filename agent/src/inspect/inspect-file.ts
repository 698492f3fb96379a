import type { Inspection } from '@rollcall/shared/contract/inspection';
import { askFfprobe } from './ask-ffprobe.ts';
import { compareReadings } from './compare-readings.ts';
import { inspectAvi } from './inspect-avi.ts';
import { inspectJpeg } from './inspect-jpeg.ts';
import { inspectMatroska } from './inspect-matroska.ts';
import { inspectMp4 } from './inspect-mp4.ts';
import { inspectTs } from './inspect-ts.ts';
import { inspectWav } from './inspect-wav.ts';
import { notInspected } from './inspection-result.ts';
import { kindOf } from './kind-of.ts';

/**
 * Inspects a file by the kind that its extension names, and asks ffprobe too where the machine has it. Reads synchronously in
 * places: run it in a worker.
 */
export async function inspectFile(
  path: string,
  extension: string,
  timeoutMs: number,
  ffprobe = 'ffprobe',
): Promise<Inspection> {
  const deadline = performance.now() + timeoutMs;
  const own = await inspectByKind(path, extension, deadline);
  if (own.outcome === 'damaged') return own;
  return compareReadings(own, await askFfprobe(path, extension, { ffprobe, timeoutMs: deadline - performance.now() }));
}

async function inspectByKind(path: string, extension: string, deadline: number): Promise<Inspection> {
  switch (extension) {
    case 'mp4':
    case 'mov':
    case '3gp':
      return inspectMp4(path, extension, deadline);
    case 'wav':
      return inspectWav(path);
    case 'jpg':
      return inspectJpeg(path);
    case 'avi':
      return inspectAvi(path, deadline);
    case 'ts':
      return inspectTs(path, deadline);
    case 'mkv':
    case 'webm':
      return inspectMatroska(path, deadline);
    default:
      return notInspected(kindOf(extension), 'no_inspector');
  }
}
