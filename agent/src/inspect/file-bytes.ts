import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file to be looked at in places. Reads are synchronous: inspectors run in a worker thread. */
export type FileBytes = {
  readonly sizeBytes: number;
  /** What the file has at `offset`, at most `length` bytes; fewer at its end. */
  read(offset: number, length: number): Buffer;
};

export function withFileBytes<T>(path: string, work: (file: FileBytes) => T): T {
  using file = openFileBytes(path);
  return work(file);
}

/** A file that stays open until it is disposed of. */
export function openFileBytes(path: string): FileBytes & Disposable {
  const fd = openSync(path, 'r');
  return {
    sizeBytes: fstatSync(fd).size,
    read(offset, length) {
      const buffer = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const bytesRead = readSync(fd, buffer, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    [Symbol.dispose]: () => closeSync(fd),
  };
}
