import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bytesOf, type FinishedCall } from './finished-calls.ts';

/** What of names is left after a power cut: those that were synced with their folder, or all. */
export type NamesLeft = 'synced' | 'all';

interface File {
  /** Its first `sizeBytes` bytes; what follows is room to grow. */
  buffer: Buffer;
  sizeBytes: number;
  /** What a sync has brought to the disk; undefined: nothing was synced. */
  synced?: Buffer;
}
type Entry = File | 'folder';

const opened = /^[^"]*"([^"]*)", ([A-Z_|]+)/;
const named = /^[^"]*"([^"]*)"(?:, [^"]*"([^"]*)")?/;
const onHandle = /^\d+<([^>]*)>/;
const written = /^\d+<([^>]*)>[^,]*, "(.*)"(?:, \d+(?:, (\d+))?)$/s;
const cut = /, (\d+)$/;

/**
 * What the files of a folder would be after a power cut: of each file what was there at its last `fsync` or `fdatasync`. A name
 * that was made, changed or removed since the last `fsync` of its folder is as before that (`synced`), or as it is (`all`): file systems
 * differ. It follows the calls of a process that made all of these files.
 */
export class UnsyncedDisk {
  readonly #root: string;
  readonly #names = new Map<string, Entry>();
  readonly #syncedNames = new Map<string, Entry>();
  readonly #seen = new Set<string>();
  /** Where the next `write` goes, by path. */
  readonly #positions = new Map<string, number>();

  /** @param root it and what lies in it already is on the disk */
  constructor(root: string) {
    this.#root = root;
  }

  apply({ name, args }: FinishedCall): void {
    if (name.startsWith('open')) this.#open(args);
    else if (name === 'mkdir') this.#make(named.exec(args)?.[1], 'folder');
    else if (name === 'unlink' || name === 'rmdir') this.#names.delete(named.exec(args)?.[1] ?? '');
    else if (name === 'rename') this.#rename(args);
    else if (name === 'write' || name === 'pwrite64') this.#write(args);
    else if (name === 'ftruncate') this.#truncate(args);
    else if (name === 'fsync' || name === 'fdatasync') this.#sync(onHandle.exec(args)?.[1] ?? '');
  }

  /** Makes the folder what is left after a power cut. */
  lose(namesLeft: NamesLeft): void {
    for (const path of this.#seen) rmSync(path, { recursive: true, force: true });
    // Rebuilt by SQLite from the write-ahead log.
    rmSync(`${this.#root}/station.db-shm`, { force: true });
    const names = namesLeft === 'all' ? this.#names : this.#syncedNames;
    const folders = new Set([this.#root]);
    for (const [path, entry] of [...names].sort(([a], [b]) => a.length - b.length)) {
      if (path.endsWith('-shm') || !folders.has(dirname(path))) continue;
      if (entry === 'folder') {
        mkdirSync(path, { mode: 0o700 });
        folders.add(path);
      } else writeFileSync(path, entry.synced ?? '', { mode: 0o600 });
    }
  }

  #open(args: string): void {
    const [, path = '', flags = ''] = opened.exec(args) ?? [];
    if (!/\bO_(CREAT|TRUNC)\b/.test(flags)) return;
    this.#positions.set(path, 0);
    const known = this.#names.get(path);
    if (known === undefined) this.#make(path, { buffer: Buffer.alloc(0), sizeBytes: 0 });
    else if (known !== 'folder' && flags.includes('O_TRUNC')) resize(known, 0);
  }

  #make(path: string | undefined, entry: Entry): void {
    if (!path?.startsWith(`${this.#root}/`)) return;
    this.#seen.add(path);
    this.#names.set(path, entry);
  }

  #rename(args: string): void {
    const [, from = '', to] = named.exec(args) ?? [];
    const entry = this.#names.get(from);
    if (entry === undefined) return;
    this.#names.delete(from);
    this.#make(to, entry);
  }

  #write(args: string): void {
    const [, path = '', printed = '', offset] = written.exec(args) ?? [];
    const file = this.#names.get(path);
    if (file === undefined || file === 'folder') return;
    const bytes = bytesOf(printed);
    const position = offset === undefined ? (this.#positions.get(path) ?? 0) : Number(offset);
    if (offset === undefined) this.#positions.set(path, position + bytes.length);
    resize(file, Math.max(file.sizeBytes, position + bytes.length));
    bytes.copy(file.buffer, position);
  }

  #truncate(args: string): void {
    const file = this.#names.get(onHandle.exec(args)?.[1] ?? '');
    if (file === undefined || file === 'folder') return;
    resize(file, Number(cut.exec(args)?.[1] ?? 0));
  }

  #sync(path: string): void {
    const entry = this.#names.get(path);
    if (entry !== undefined && entry !== 'folder')
      entry.synced = Buffer.from(entry.buffer.subarray(0, entry.sizeBytes));
    if (entry !== 'folder' && path !== this.#root) return;
    for (const known of this.#syncedNames.keys()) {
      if (dirname(known) === path && !this.#names.has(known)) this.#syncedNames.delete(known);
    }
    for (const [known, of] of this.#names) if (dirname(known) === path) this.#syncedNames.set(known, of);
  }
}

/** What a file grows by is zeros. */
function resize(file: File, sizeBytes: number): void {
  if (sizeBytes > file.buffer.length) {
    const wider = Buffer.alloc(Math.max(sizeBytes, 2 * file.buffer.length));
    file.buffer.copy(wider, 0, 0, file.sizeBytes);
    file.buffer = wider;
  }
  file.buffer.fill(0, Math.min(sizeBytes, file.sizeBytes), Math.max(sizeBytes, file.sizeBytes));
  file.sizeBytes = sizeBytes;
}
