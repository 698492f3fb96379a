import type { Inspection } from '@rollcall/shared/contract/inspection';

/** The kind of file that an extension promises. */
export function kindOf(extension: string): Inspection['kind'] {
  if (['mp4', 'mov', 'avi', 'ts', 'mkv'].includes(extension)) return 'video';
  if (extension === 'wav') return 'audio';
  if (extension === 'jpg') return 'image';
  return ['log', 'txt', 'json'].includes(extension) ? 'text' : 'other';
}
