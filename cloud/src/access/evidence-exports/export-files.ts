import { createHash } from 'node:crypto';

/** Where a recording stands in an export. An extension that isn't plain is left out: the bytes say what they are. */
export function fileOf({ recordingId, extension }: { recordingId: string; extension: string }): string {
  return /^[a-z0-9]{1,16}$/.test(extension) ? `recordings/${recordingId}.${extension}` : `recordings/${recordingId}`;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
