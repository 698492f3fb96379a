export interface PageRequest<Row, Position> {
  prefix: string;
  /** '' for none */
  delimiter: string;
  limit: number;
  start: Position;
  /** A common prefix that an earlier page ended with; it isn't listed again. */
  seenPrefix: string | undefined;
  /** In listing order, at most `limit`, strictly after the position. */
  fetch: (after: Position, limit: number) => Row[];
  keyOf: (row: Row) => string;
  positionOf: (row: Row) => Position;
  positionAfterKey: (key: string) => Position;
}

export interface Page<Row> {
  rows: Row[];
  commonPrefixes: string[];
  isTruncated: boolean;
  /** What the page ended with, when there is more. */
  last: { row: Row } | { commonPrefix: string } | undefined;
}

/** S3's listing: rows whose key goes on with the delimiter after the prefix are rolled up, and the roll-ups skipped over. */
export function listPage<Row, Position>(request: PageRequest<Row, Position>): Page<Row> {
  const { prefix, delimiter, limit } = request;
  const page: Page<Row> = { rows: [], commonPrefixes: [], isTruncated: false, last: undefined };
  let position = request.start;
  let group = request.seenPrefix;
  for (;;) {
    const batchSize = limit - page.rows.length - page.commonPrefixes.length + 1;
    const batch = request.fetch(position, batchSize);
    let jumped = false;
    for (const row of batch) {
      const key = request.keyOf(row);
      if (!key.startsWith(prefix)) return { ...page, last: undefined };
      const commonPrefix = commonPrefixOf(key, prefix, delimiter);
      const isNew = commonPrefix === undefined || commonPrefix !== group;
      if (isNew && page.rows.length + page.commonPrefixes.length === limit) return { ...page, isTruncated: limit > 0 };
      if (commonPrefix === undefined) {
        page.rows.push(row);
        page.last = { row };
        position = request.positionOf(row);
        continue;
      }
      group = commonPrefix;
      if (isNew) {
        page.commonPrefixes.push(commonPrefix);
        page.last = { commonPrefix };
      }
      // The last code point: no sensible key is beyond it, and one that is gets skipped as part of the same group.
      position = request.positionAfterKey(`${commonPrefix}\u{10ffff}`);
      jumped = true;
      break;
    }
    if (!jumped && batch.length < batchSize) return { ...page, last: undefined };
  }
}

function commonPrefixOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end === -1 ? undefined : key.slice(0, end + delimiter.length);
}
