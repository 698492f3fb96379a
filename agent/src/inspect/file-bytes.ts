import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file to be looked at in places. Reads are synchronous: inspectors run in a worker thread. */
export type FileBytes = {
  readonly sizeBytes: number;
  /** What the file has at `offset`, at most `length` bytes; fewer at its end. */
  read(offset: number, length: number): Buffer;
};

export function withFileBytes<T>(path: string, work: (file: FileBytes) => T): T {
  const fd = openSync(path, 'r');
  try {
    return work({
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
    });
  } finally {
    closeSync(fd);
  }
}
