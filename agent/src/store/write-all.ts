import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all of the bytes at a position. One `FileHandle.write` may write a part of them and succeed, when the disk fills up in
 * the middle; only the next call then fails. Node's `writeFile` already does the same by itself.
 */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    if (bytesWritten === 0) throw new Error('the disk took no bytes and named no error');
    written += bytesWritten;
  }
}
