const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const zip64 = 0xffffffff;
const longestComment = 65_535;
const deflated = 8;
const sizesFollowData = 0x0008;

/**
 * What the entries of a zip say that they take when unpacked, in all. The reader holds them to it, one by one.
 * @returns undefined when the directory can't be read, or when an entry leaves its size open
 */
export function inflatedSize(zip: Buffer): number | undefined {
  const end = findEnd(zip);
  if (end === undefined) return undefined;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entrySignature) return undefined;
    const flags = zip.readUInt16LE(at + 8);
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const unpacked = zip.readUInt32LE(at + 24);
    if (packed === zip64 || unpacked === zip64) return undefined;
    // Readers look elsewhere for a size that isn't here, or take it as none.
    if (packed === 0 && (flags & sizesFollowData) !== 0) return undefined;
    if (method === deflated && unpacked === 0 && packed > 2) return undefined;
    total += method === deflated ? unpacked : packed;
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return total;
}

/** The last end-of-directory record, as readers look for it: backwards. */
function findEnd(zip: Buffer): number | undefined {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - longestComment); at--) {
    if (zip.readUInt32LE(at) === endSignature) return at;
  }
  return undefined;
}
