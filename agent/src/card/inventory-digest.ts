import { createHash } from 'node:crypto';
import type { CardEntry } from './walk-card.ts';

/** Changes when a file on the card appears, disappears or changes. */
export function inventoryDigest(entries: readonly CardEntry[]): string {
  const hash = createHash('sha256');
  for (const { pathBytes, sizeBytes, mtimeNs } of entries) {
    hash.update(pathBytes).update(`\0${sizeBytes} ${mtimeNs}\0`);
  }
  return hash.digest('hex');
}
