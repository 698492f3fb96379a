import type { Inspection } from '@rollcall/shared/contract/inspection';

const videos = new Set(['mp4', 'mov', 'avi', 'ts', 'mkv', '3gp', 'webm', 'mpg', 'dav', 'flv', 'wmv', 'h264']);
const sounds = new Set(['wav', 'mp3', 'm4a', 'ogg', 'amr', 'flac', 'aac']);

/** The kind of file that an extension promises. */
export function kindOf(extension: string): Inspection['kind'] {
  if (videos.has(extension)) return 'video';
  if (sounds.has(extension)) return 'audio';
  if (extension === 'jpg') return 'image';
  return ['log', 'txt', 'json'].includes(extension) ? 'text' : 'other';
}
