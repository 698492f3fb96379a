import { crc32 } from 'node:zlib';
import { localHeader, placeEntries, type ZipEntry, zipDirectory } from '@rollcall/shared/evidence/zip-form';
import type { MultipartWriter } from '../../objects/multipart-writer.ts';

/**
 * Writes a ZIP of the one form. The header of an entry names the CRC of bytes that come behind it, so a stream's header is
 * left out and filled in at its end: each byte is read once.
 */
export class ZipWriter {
  readonly #writer: MultipartWriter;
  readonly #entries: ZipEntry[] = [];

  constructor(writer: MultipartWriter) {
    this.#writer = writer;
  }

  async addBytes(name: string, bytes: Uint8Array): Promise<void> {
    const entry = { name, sizeBytes: bytes.length, crc32: crc32(bytes) };
    await this.#writer.write(localHeader(entry));
    await this.#writer.write(bytes);
    this.#entries.push(entry);
  }

  /** @param chunks exactly `sizeBytes` bytes, or they throw */
  async addStream(name: string, sizeBytes: number, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const headerBytes = localHeader({ name, sizeBytes, crc32: 0 }).length;
    const headerAt = this.#writer.leaveOut(headerBytes);
    let crc = 0;
    for await (const chunk of chunks) {
      crc = crc32(chunk, crc);
      await this.#writer.write(chunk);
    }
    const entry = { name, sizeBytes, crc32: crc };
    await this.#writer.fill(headerAt, localHeader(entry));
    this.#entries.push(entry);
  }

  async addDirectory(): Promise<void> {
    await this.#writer.write(zipDirectory(placeEntries(this.#entries)));
  }
}
