const maxPageEntries = 500;
/** Leaves room for the envelope and for base64 in a message. */
const maxPageBytes = 140 * 1024;

/** Entries in pages that each fit into an event; one empty page when there are none. */
export function eventPages<Entry>(entries: readonly Entry[]): Entry[][] {
  let page: Entry[] = [];
  let pageBytes = 0;
  const pages = [page];
  for (const entry of entries) {
    const entryBytes = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (page.length === maxPageEntries || pageBytes + entryBytes > maxPageBytes) {
      page = [];
      pages.push(page);
      pageBytes = 0;
    }
    page.push(entry);
    pageBytes += entryBytes;
  }
  return pages;
}
