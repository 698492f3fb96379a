import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mebibyte = 1024 * 1024;
const reserveBytes = 2 * mebibyte;
/** With less than this the database may not be able to open, or to note anything. */
const tightBytes = mebibyte / 2;
/** With less than this the reserve would take what others need. */
const roomyBytes = 64 * mebibyte;

/**
 * Keeps a file in the station's folder that only takes room, and gives it up when something else has filled the disk. So the station
 * can still open its database, tell that the disk is full, and remove copies that HQ has.
 */
export function keepReserve(stationFolder: string): void {
  const path = join(stationFolder, 'reserve');
  const { bavail, bsize } = statfsSync(stationFolder);
  const freeBytes = bavail * bsize;
  if (freeBytes < tightBytes) rmSync(path, { force: true });
  else if (freeBytes >= roomyBytes && !existsSync(path)) writeFileSync(path, Buffer.alloc(reserveBytes));
}
