import { existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { noteGone, type PlacedFile, placeFile } from '../kills/placed-files.ts';
import type { FinishedCall } from './finished-calls.ts';

const filesOfCard = 2;
/** Little more than the video in each of them. */
const fileBytes = 100_000;

/** A recorder's card with two videos and the recorder's log. */
export class CrashCard {
  readonly files: PlacedFile[] = [];
  readonly #nr: number;
  readonly #dockFolder: string;
  readonly #keptFolder: string;
  readonly #logFile: string;
  readonly #unsynced = new Set<string>();

  constructor({ nr, dockFolder, keptFolder }: { nr: number; dockFolder: string; keptFolder: string }) {
    this.#nr = nr;
    this.#dockFolder = dockFolder;
    this.#keptFolder = keptFolder;
    this.#logFile = join(dockFolder, this.#recorderSerial, 'LOG', '20261125.log');
  }

  get #recorderSerial(): string {
    return `K${String(this.#nr).padStart(6, '0')}`;
  }

  /** Once. */
  dock(): void {
    if (this.files.length > 0) return;
    mkdirSync(dirname(this.#logFile), { recursive: true });
    writeFileSync(this.#logFile, '2026-11-25 09:30:00,2\n');
    mkdirSync(this.#keptFolder, { recursive: true });
    for (let file = 0; file < filesOfCard; file += 1) {
      const nr = this.#nr * filesOfCard + file;
      const placed = placeFile(this.#dockFolder, this.#recorderSerial, nr, fileBytes + this.#nr);
      // Another name of the file, so that a power cut can bring it back as it was.
      linkSync(placed.path, join(this.#keptFolder, placed.fileName));
      this.files.push(placed);
    }
  }

  hasLog(): boolean {
    return existsSync(this.#logFile);
  }

  noteGone(): void {
    noteGone(this.files);
  }

  /** Follows what the station does to the card. */
  apply({ name, args }: FinishedCall): void {
    const unlinked = /^"\/proc\/self\/fd\/\d+\/([^"]+)"/.exec(args)?.[1];
    if (name === 'unlink' && unlinked !== undefined) this.#unsynced.add(unlinked);
    if (name === 'fsync' && args.includes(`<${this.#dockFolder}/`)) this.#unsynced.clear();
  }

  /** Brings the files back whose unlinking was not synced: a power cut may do so. */
  lose(): void {
    for (const file of this.files) {
      if (!this.#unsynced.has(basename(file.path))) continue;
      linkSync(join(this.#keptFolder, file.fileName), file.path);
      delete file.goneAt;
    }
  }
}
