import { randomBytes } from 'node:crypto';
import { chmod, type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { BlobWriter } from './blob-writer.ts';

/** Which blobs no row names, on the disk before this returns. */
interface LooseBlobs {
  add(blobs: readonly string[]): void;
  remove(blobs: readonly string[]): void;
}

/**
 * Immutable files of bytes, `blobs/<2 hex>/<id>`. Written in `temporary/`, synced, renamed, then the folder is synced.
 * A blob that is discarded while someone reads it stays until the last reader is done. A file that no row names, and that
 * isn't known as loose, is never removed. Nobody but the owner reads it.
 */
export class BlobFiles {
  readonly #folder: string;
  readonly #loose: LooseBlobs;
  readonly #readers = new Map<string, number>();
  readonly #discarded = new Set<string>();

  constructor(folder: string, loose: LooseBlobs) {
    this.#folder = folder;
    this.#loose = loose;
  }

  /** Makes the folders, empties `temporary/` and removes the loose blobs, which a crash left. */
  async start(loose: readonly string[]): Promise<void> {
    await rm(this.#temporaryFolder(), { recursive: true, force: true });
    await mkdir(this.#temporaryFolder(), ownerOnly);
    const folder = path.join(this.#folder, 'blobs');
    for (const shard of shards) await mkdir(path.join(folder, shard), ownerOnly);
    // It was open to everybody up to 0.2.0; the files of then are as they were, behind it.
    await chmod(folder, ownerOnly.mode);
    await syncFolder(folder);
    await syncFolder(this.#folder);
    await this.discard(loose);
  }

  /** Moves blobs out of the way, to `unnamed/`, where nothing looks at them. */
  async setAside(blobs: readonly string[]): Promise<void> {
    const folder = path.join(this.#folder, 'unnamed');
    await mkdir(folder, ownerOnly);
    for (const blob of blobs) await rename(this.pathOf(blob), path.join(folder, blob));
    await syncFolder(folder);
    await syncFolder(this.#folder);
  }

  /** Bytes go through `fill` into a new blob, which is durable on return. When `fill` throws, nothing is left. */
  async write<T>(fill: (writer: BlobWriter) => Promise<T>): Promise<{ blob: string; result: T }> {
    const blob = randomBytes(16).toString('hex');
    const temporary = path.join(this.#temporaryFolder(), blob);
    const handle = await open(temporary, 'wx', 0o600);
    try {
      const writer = new BlobWriter(handle);
      const result = await fill(writer);
      await writer.flush();
      await handle.sync();
      await handle.close();
      this.#loose.add([blob]);
      await rename(temporary, this.pathOf(blob));
      await syncFolder(path.dirname(this.pathOf(blob)));
      return { blob, result };
    } catch (error) {
      await handle.close();
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Runs `work`, which is to give the blob a row; when it throws, the blob goes. */
  async keepIf<T>(blob: string, work: () => Promise<T> | T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.discard([blob]);
      throw error;
    }
  }

  pathOf(blob: string): string {
    return path.join(this.#folder, 'blobs', blob.slice(0, 2), blob);
  }

  /** Keeps the blobs readable until the returned function is called, even when they are discarded meanwhile. */
  hold(blobs: readonly string[]): () => Promise<void> {
    for (const blob of blobs) this.#readers.set(blob, (this.#readers.get(blob) ?? 0) + 1);
    return async () => {
      for (const blob of blobs) {
        const readers = (this.#readers.get(blob) ?? 1) - 1;
        if (readers > 0) this.#readers.set(blob, readers);
        else this.#readers.delete(blob);
      }
      await this.discard(blobs.filter((blob) => this.#discarded.has(blob)));
    };
  }

  /**
   * Call it after the commit that took the blobs' rows away. Never fails, because that commit counts: a blob that can't be
   * removed stays loose, and the next start tries again.
   */
  async discard(blobs: readonly string[]): Promise<void> {
    const gone: string[] = [];
    for (const blob of blobs) {
      if (this.#readers.has(blob)) {
        this.#discarded.add(blob);
        continue;
      }
      this.#discarded.delete(blob);
      const removed = await rm(this.pathOf(blob), { force: true }).then(
        () => true,
        () => false,
      );
      if (removed) gone.push(blob);
    }
    try {
      if (gone.length > 0) this.#loose.remove(gone);
    } catch {
      // The disk is full, say. The rows stay without their files, which the next start takes as it finds them.
    }
  }

  #temporaryFolder(): string {
    return path.join(this.#folder, 'temporary');
  }
}

const ownerOnly = { recursive: true, mode: 0o700 };

const shards = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, '0'));

/** Every blob file in a store's folder, which needn't be one yet. */
export async function listBlobFiles(folder: string): Promise<string[]> {
  const found = await Promise.all(
    shards.map((shard) =>
      readdir(path.join(folder, 'blobs', shard)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      }),
    ),
  );
  return found.flat();
}

async function syncFolder(folder: string): Promise<void> {
  const handle: FileHandle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
