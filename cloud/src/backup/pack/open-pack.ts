import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { BackupFailure } from '../backup-failure.ts';
import type { BackupTool } from '../backup-tool.ts';
import {
  longestLine,
  openPackLine,
  type PackedFile,
  type PackLine,
  packLineSchema,
  parseJson,
  tagBytes,
} from './pack-form.ts';

const folder = 'packs';
export const packPath = (label: string) => `${folder}/${label}.pack`;

/** Labels of the backups that have a pack, and its size. */
export async function listPacks(tool: BackupTool): Promise<Map<string, number>> {
  const files = [...(await tool.listFiles(folder))];
  return new Map(files.filter(([name]) => name.endsWith('.pack')).map(([name, size]) => [name.slice(0, -5), size]));
}

/**
 * Reads a pack from its beginning to its end, and sees by its tag that it is what was written. Only then is a byte of it worth
 * anything, so whoever uses a pack reads it twice. @throws BackupFailure
 */
export async function verifyPack(tool: BackupTool, label: string, passphrase: string): Promise<{ files: number }> {
  const about = await readPack(tool, label, passphrase, async () => undefined);
  return { files: about };
}

/**
 * Gives each file of a pack to `take`, in their order, after the whole of it was checked.
 * @throws BackupFailure before the first, when the pack is missing, damaged or of another passphrase
 */
export async function takeFromPack(
  tool: BackupTool,
  label: string,
  passphrase: string,
  take: (file: PackedFile, bytes: Uint8Array) => Promise<unknown>,
): Promise<void> {
  await verifyPack(tool, label, passphrase);
  await readPack(tool, label, passphrase, take);
}

async function readPack(
  tool: BackupTool,
  label: string,
  passphrase: string,
  take: (file: PackedFile, bytes: Uint8Array) => Promise<unknown>,
): Promise<number> {
  if (!(await listPacks(tool)).has(label)) {
    throw new BackupFailure('backup_damaged', `backup ${label} has no pack (${packPath(label)})`);
  }
  const reader = new Chunks(deciphered(tool.getFile(packPath(label)), passphrase));
  let files = 0;
  let ended: number | undefined;
  let isAbout = false;
  try {
    for (let line = await readLine(reader); line !== undefined; line = await readLine(reader)) {
      if (ended !== undefined) throw broken('something follows its end');
      if (line.kind === 'pack') isAbout = line.label === label;
      else if (line.kind === 'end') ended = line.files;
      else {
        const bytes = await reader.take(line.sizeBytes);
        const isWhole = createHash('sha256').update(bytes).digest('hex') === line.sha256;
        if (!isWhole || (await reader.take(1))[0] !== 0x0a) throw broken(`${line.name} is not what it says`);
        await take(line, bytes);
        files += 1;
      }
    }
  } finally {
    await reader.close();
  }
  if (!isAbout || ended !== files) throw broken('it is of another backup, or not whole');
  return files;
}

async function readLine(reader: Chunks): Promise<PackLine | undefined> {
  const text = await reader.line(longestLine);
  if (text === undefined) return undefined;
  const line = packLineSchema.safeParse(parseJson(text.toString()));
  if (!line.success) throw broken('a line of it can not be read');
  return line.data;
}

function broken(what: string): BackupFailure {
  return new BackupFailure('backup_damaged', `the pack was changed, or is of another passphrase: ${what}`);
}

/** The last bytes are the tag, so that many are held back until the end. */
async function* deciphered(stored: Readable, passphrase: string): AsyncGenerator<Buffer> {
  const chunks = new Chunks(stored);
  try {
    const line = await chunks.line(longestLine);
    if (line === undefined) throw new BackupFailure('backup_damaged', 'the pack is empty');
    const opener = await openPackLine(passphrase, line);
    let held: Buffer = Buffer.alloc(0);
    for (let chunk = await chunks.next(); chunk; chunk = await chunks.next()) {
      held = Buffer.concat([held, chunk]);
      const sure = held.length - tagBytes;
      if (sure <= 0) continue;
      const plain = opener.update(held.subarray(0, sure));
      held = held.subarray(sure);
      yield plain;
    }
    if (held.length < tagBytes) throw broken('it is too short');
    opener.setAuthTag(held);
    try {
      opener.final();
    } catch {
      throw broken('its tag does not fit'); // node:crypto says no more than that.
    }
  } finally {
    await chunks.close();
  }
}

/** Takes lines and bytes from a stream of chunks. */
class Chunks {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Whatever comes next; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    if (rest.length > 0) return rest;
    const { done, value } = await this.#chunks.next();
    return done === true ? undefined : value;
  }

  /** Up to a line's end, with it; undefined at the end of the stream. */
  async line(longest: number): Promise<Buffer | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(0x0a);
      if (end >= 0) return this.#cut(end + 1);
      if (this.#rest.length > longest) throw broken('a line of it has no end');
      if (!(await this.#more())) {
        if (this.#rest.length > 0) throw broken('it is not whole');
        return undefined;
      }
    }
  }

  async take(length: number): Promise<Buffer> {
    const parts = [this.#rest];
    let have = this.#rest.length;
    while (have < length) {
      const { done, value } = await this.#chunks.next();
      if (done === true) throw broken('it is not whole');
      parts.push(value);
      have += value.length;
    }
    this.#rest = Buffer.concat(parts);
    return this.#cut(length);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.(undefined);
  }

  #cut(length: number): Buffer {
    const head = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return head;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#rest = Buffer.concat([this.#rest, value]);
    return true;
  }
}
