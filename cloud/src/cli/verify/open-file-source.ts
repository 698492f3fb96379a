import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '@rollcall/shared/evidence/byte-source';

/** A file for the verifier; it must not change meanwhile. */
export interface FileSource extends ByteSource {
  close(): void;
}

/** Reads block: a command and its threads have nothing else to do, and waiting for another thread would cost more. */
export function openFileSource(path: string): FileSource {
  const file = openSync(path, 'r');
  return {
    size: fstatSync(file).size,
    read: async (offset, length) => readExactly(file, offset, length),
    close: () => closeSync(file),
  };
}

function readExactly(file: number, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const bytesRead = readSync(file, bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    done += bytesRead;
  }
  return bytes;
}
