import { createHash } from 'node:crypto';
import type { EventBodies } from '@rollcall/shared/contract/event';
import { inventorySha256 } from '@rollcall/shared/contract/inventory-digest';
import { isoOfMtime } from './card-time.ts';
import type { CardReader } from './classify-file.ts';
import type { CardListing } from './walk-card.ts';

type InventoryBody = EventBodies['inventory'];

const maxPageEntries = 500;
/** Leaves room for the envelope and for base64 in a message. */
const maxPageBytes = 140 * 1024;

/** A card's files as `inventory` events, one page each; an empty card has one empty page. Each says what is missing from it. */
export function inventoryPages(
  dockSessionId: string,
  { entries, errors }: CardListing,
  reader: Pick<CardReader, 'read'>,
): InventoryBody[] {
  const rows = entries.map((entry) => {
    const { fileClass, claim } = reader.read(entry.pathText);
    return {
      path: { bytes: entry.pathBytes.toString('base64'), text: entry.pathText },
      sizeBytes: entry.sizeBytes,
      modifiedAt: isoOfMtime(entry.mtimeNs),
      fileClass,
      ...(claim.capturedAt === null ? {} : { capturedAt: claim.capturedAt }),
      ...(claim.sequenceNo === null ? {} : { sequenceNo: claim.sequenceNo }),
    };
  });
  const digest = inventorySha256(rows, (bytes) => createHash('sha256').update(bytes).digest());
  const pages: InventoryBody['entries'][] = [[]];
  let pageBytes = 0;
  for (const row of rows) {
    const rowBytes = Buffer.byteLength(JSON.stringify(row)) + 1;
    let page = pages.at(-1) ?? [];
    if (page.length === maxPageEntries || pageBytes + rowBytes > maxPageBytes) {
      page = [];
      pages.push(page);
      pageBytes = 0;
    }
    page.push(row);
    pageBytes += rowBytes;
  }
  return pages.map((page, index) => ({
    dockSessionId,
    inventorySha256: digest,
    page: index + 1,
    pages: pages.length,
    entries: page,
    ...(errors.length === 0 ? {} : { unread: errors.length }),
  }));
}
