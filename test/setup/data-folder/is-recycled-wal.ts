import { closeSync, openSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Whether a file is a WAL segment that Postgres keeps to write into later: it still has the pages of an earlier one. Each page begins
 * with its own address (`xlp_pageaddr`), at byte 8.
 */
export function isRecycledWal(path: string): boolean {
  const [, high, low] = /^[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})$/.exec(basename(path)) ?? [];
  if (high === undefined || low === undefined || basename(dirname(path)) !== 'pg_wal') return false;
  const header = Buffer.alloc(16);
  const file = openSync(path, 'r');
  readSync(file, header, 0, header.length, 0);
  closeSync(file);
  // Segments of 16 MiB, as Postgres makes them.
  const address = (BigInt(`0x${high}`) << 32n) | (BigInt(`0x${low}`) << 24n);
  return header.readBigUInt64LE(8) !== address;
}
