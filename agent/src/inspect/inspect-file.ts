import type { Inspection } from '@rollcall/shared/contract/inspection';
import { inspectByFfprobe } from './inspect-by-ffprobe.ts';
import { inspectJpeg } from './inspect-jpeg.ts';
import { inspectMp4 } from './inspect-mp4.ts';
import { inspectWav } from './inspect-wav.ts';
import { notInspected } from './inspection-result.ts';

/** Inspects a file by the kind that its extension names. Reads synchronously in places: run it in a worker. */
export async function inspectFile(path: string, extension: string, timeoutMs: number): Promise<Inspection> {
  switch (extension) {
    case 'mp4':
    case 'mov':
      return inspectMp4(path);
    case 'wav':
      return inspectWav(path);
    case 'jpg':
      return inspectJpeg(path);
    case 'avi':
    case 'ts':
    case 'mkv':
      return inspectByFfprobe(path, timeoutMs);
    default:
      return notInspected(kindOf(extension));
  }
}

/** The kind of file that an extension promises. */
export function kindOf(extension: string): Inspection['kind'] {
  if (['mp4', 'mov', 'avi', 'ts', 'mkv'].includes(extension)) return 'video';
  if (extension === 'wav') return 'audio';
  if (extension === 'jpg') return 'image';
  return ['log', 'txt'].includes(extension) ? 'text' : 'other';
}
