import type { Sha256 } from '../ids.ts';
import type { CardPath } from './sighting.ts';

/** A file on a card as an `inventory` event tells it. */
export type InventoryFile = { path: CardPath; sizeBytes: number; modifiedAt: string };

/**
 * Names what lies on a card: changes when a file appears, disappears, grows or is written anew. Station and HQ compute it,
 * each from what it knows, so an erase permit can say for which state of the card it was given.
 * @param files in byte order of their paths, as inventories have them
 * @returns SHA-256 in hex of one line a file: path in base64, size, time
 */
export function inventorySha256(files: readonly InventoryFile[], sha256: Sha256): string {
  const text = files.map(({ path, sizeBytes, modifiedAt }) => `${path.bytes} ${sizeBytes} ${modifiedAt}\n`).join('');
  return Array.from(sha256(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
