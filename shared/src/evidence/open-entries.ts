import type { z } from 'zod';
import { toHex } from '../bytes/hex.ts';
import type { ByteSource } from './byte-source.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';
import { readCanonical } from './read-canonical.ts';
import { readZipForm } from './read-zip-form.ts';
import type { PlacedEntry } from './zip-form.ts';

export interface OpenedEntry {
  sizeBytes: number;
  sha256: string;
  /** Only of what the verifier reads itself. */
  bytes: Uint8Array | null;
}

export interface OpenedEntries {
  names: string[];
  entries: Map<string, OpenedEntry>;
  findings: Finding[];
}

export interface ReadOptions {
  /** Told of every piece that was read. */
  onProgress?: (bytesDone: number, bytesTotal: number) => void;
  signal?: AbortSignal;
}

/** Stands for the ZIP's own directory, as an entry in findings. */
export const directoryEntry = '(zip)';

const pieceBytes = 4 * 1024 ** 2;
/** What the verifier reads itself is held in memory; more than this is no list of facts. */
const largestHeldBytes = 64 * 1024 ** 2;

/** Reads every entry once: its CRC is checked, its digest taken, and what the verifier reads itself is kept. */
export async function openEntries(
  source: ByteSource,
  options: ReadOptions,
  crypto: EvidenceCrypto,
): Promise<OpenedEntries> {
  const zip = await readZipForm(source);
  if (!zip) return { names: [], entries: new Map(), findings: [{ code: 'zip_end', entry: directoryEntry }] };
  const findings = zip.problems.map(({ code, entry }): Finding => ({ code, entry: entry ?? directoryEntry }));
  const entries = new Map<string, OpenedEntry>();
  for (const entry of zip.entries) {
    const { crc32, ...opened } = await readEntry(source, entry, options, crypto);
    if (crc32 !== entry.crc32) findings.push({ code: 'zip_crc', entry: entry.name });
    entries.set(entry.name, opened);
  }
  return { names: zip.entries.map(({ name }) => name), entries, findings };
}

async function readEntry(
  source: ByteSource,
  { name, sizeBytes, dataOffset }: PlacedEntry,
  { onProgress, signal }: ReadOptions,
  crypto: EvidenceCrypto,
): Promise<OpenedEntry & { crc32: number }> {
  const held =
    /^(manifest\.json|keys\.json|checkpoint\.txt|seal\.txt|proofs\/.*)$/.test(name) && sizeBytes <= largestHeldBytes;
  const bytes = held ? new Uint8Array(sizeBytes) : null;
  const sha256 = crypto.createSha256();
  let crc32 = 0;
  for (let at = 0; at < sizeBytes; at += pieceBytes) {
    signal?.throwIfAborted();
    const piece = await source.read(dataOffset + at, Math.min(pieceBytes, sizeBytes - at));
    crc32 = crypto.crc32(piece, crc32);
    sha256.update(piece);
    bytes?.set(piece, at);
    onProgress?.(dataOffset + at + piece.length, source.size);
  }
  return { sizeBytes, sha256: toHex(sha256.digest()), bytes, crc32 };
}

/** The value of an entry that must be canonical JSON of this form. Null with a finding, or because there is none. */
export function readJsonEntry<Value>(opened: OpenedEntries, name: string, schema: z.ZodType<Value>): Value | null {
  const entry = opened.entries.get(name);
  if (!entry) return null;
  const value = entry.bytes ? readCanonical(entry.bytes) : undefined;
  if (value === undefined) {
    opened.findings.push({ code: 'not_canonical', entry: name });
    return null;
  }
  const read = schema.safeParse(value);
  if (read.success) return value as Value; // as it was hashed: the schemas are strict, and change nothing
  const where = read.error.issues[0]?.path.join('.') ?? '';
  opened.findings.push({ code: 'wrong_shape', entry: name, detail: { where } });
  return null;
}
