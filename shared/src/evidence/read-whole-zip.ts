import type { ByteSource } from './byte-source.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { directoryEntry } from './open-entries.ts';
import { readZipForm } from './read-zip-form.ts';

export interface WholeZip {
  /** In their order. Of a name that comes twice, the first. */
  entries: Map<string, Uint8Array>;
  problems: { code: 'zip_end' | 'zip_directory' | 'zip_header' | 'zip_crc' | 'entry_unexpected'; entry: string }[];
}

/** All entries of a ZIP of our form, in memory: of files that are small. Null when it has no directory. */
export async function readWholeZip(
  source: ByteSource,
  { crc32 }: Pick<EvidenceCrypto, 'crc32'>,
): Promise<WholeZip | null> {
  const zip = await readZipForm(source);
  if (!zip) return null;
  const problems: WholeZip['problems'] = zip.problems.map(({ code, entry }) => ({
    code,
    entry: entry ?? directoryEntry,
  }));
  const entries = new Map<string, Uint8Array>();
  for (const { name, dataOffset, sizeBytes, crc32: crc } of zip.entries) {
    const bytes = await source.read(dataOffset, sizeBytes);
    if (entries.has(name)) problems.push({ code: 'entry_unexpected', entry: name });
    else entries.set(name, bytes);
    if (crc32(bytes, 0) !== crc) problems.push({ code: 'zip_crc', entry: name });
  }
  return { entries, problems };
}

/** Bytes in memory as a file. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}
