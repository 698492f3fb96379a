import type { ByteSource } from '@rollcall/shared/evidence/byte-source';

/** A chosen file, read piece by piece: a recording of 5 GB never stands in memory. */
export function fileSource(file: File): ByteSource {
  return {
    size: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  };
}
