import { createHash } from 'node:crypto';
import type { CardListing } from './walk-card.ts';

/** Changes when a file on the card appears, disappears or changes, and when something else of it can't be read than before. */
export function inventoryDigest({ entries, errors }: CardListing): string {
  const hash = createHash('sha256');
  for (const { pathBytes, sizeBytes, mtimeNs } of entries) {
    hash.update(pathBytes).update(`\0${sizeBytes} ${mtimeNs}\0`);
  }
  for (const { pathBytes, code } of errors) hash.update(pathBytes).update(`\0unread ${code}\0`);
  return hash.digest('hex');
}
