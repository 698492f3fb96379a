// How PostgreSQL 18 writes its log: pages of 8 KiB with a header each, and records that go on over them, aligned to 8 bytes.
const pageBytes = 8192;
const shortHeader = 24;
const longHeader = 40;
const recordHeader = 24;
/** `xlp_info`: the page begins with the rest of a record; its header is a long one. */
const isContinued = 0x0001;
const isLong = 0x0002;
const transactionManager = 1;
/** Of `xl_info`: commit, abort, commit and abort of a prepared transaction. */
const operations = 0x70;
const endsTransaction = new Set([0x00, 0x20, 0x30, 0x40]);
const epochOfPostgres = Date.UTC(2000, 0, 1);

/**
 * When the last transaction in this piece of the log ended; undefined when none did. PostgreSQL recovers to a time only if a later
 * transaction follows in the log, so this is where the times end to which a database can be restored.
 * @param start where in the log the piece begins
 */
export function lastCommitIn(segment: Buffer, start: bigint): Date | undefined {
  const { bytes, first } = recordsOf(segment, start);
  let last: Date | undefined;
  for (let at = first; at + recordHeader <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    if (length < recordHeader || at + length > bytes.length) break;
    const isOfTransaction = bytes[at + 17] === transactionManager;
    if (isOfTransaction && endsTransaction.has((bytes[at + 16] as number) & operations)) {
      last = timeIn(bytes.subarray(at, at + length)) ?? last;
    }
    at += aligned(length);
  }
  return last;
}

/** What stands on the pages without their headers, and where the first whole record begins. */
function recordsOf(segment: Buffer, start: bigint): { bytes: Buffer; first: number } {
  const pages: Buffer[] = [];
  let first = 0;
  for (let at = 0; at + pageBytes <= segment.length; at += pageBytes) {
    const info = segment.readUInt16LE(at + 2);
    // A page that was never written, or has what it had when the file was used before.
    if (segment.readBigUInt64LE(at + 8) !== start + BigInt(at) || segment.readUInt16LE(at) === 0) break;
    if (at === 0 && (info & isContinued) !== 0) first = aligned(segment.readUInt32LE(at + 16));
    pages.push(segment.subarray(at + ((info & isLong) === 0 ? shortHeader : longHeader), at + pageBytes));
  }
  return { bytes: Buffer.concat(pages), first };
}

/** The main data of the record stands at its end and begins with the time, in microseconds. */
function timeIn(record: Buffer): Date | undefined {
  let at = recordHeader;
  // The origin of a replicated change, and the transaction that this one is part of, may stand before it.
  if (record[at] === 253) at += 3;
  if (record[at] === 252) at += 5;
  const kind = record[at];
  const length = kind === 255 ? record[at + 1] : kind === 254 ? record.readUInt32LE(at + 1) : undefined;
  if (length === undefined || length < 8 || length > record.length - at) return undefined;
  return new Date(epochOfPostgres + Number(record.readBigInt64LE(record.length - length) / 1000n));
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}
