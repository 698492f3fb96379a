const sync = 0x47;
/** Plain packets, and those that cameras put a time code of four bytes before. */
const layouts = [
  { packetBytes: 188, syncAt: 0 },
  { packetBytes: 192, syncAt: 4 },
] as const;
/** So many packets follow one another where a stream begins. */
const inRow = 5;

/** Where the packets of an MPEG transport stream begin, and how they lie. */
export interface TsStart {
  offset: number;
  packetBytes: 188 | 192;
  syncAt: 0 | 4;
}

/** How far a stream is looked for. */
export const tsHeadBytes = 1024 * 1024;

/** Finds where a transport stream begins: recorders write a part of a packet first, or rubbish. @param bytes the first ones of the file */
export function findTsStart(bytes: Uint8Array): TsStart | undefined {
  for (let offset = 0; offset + 188 <= bytes.length; offset += 1) {
    for (const { packetBytes, syncAt } of layouts) {
      // The last ones may lie behind what was read, in a short file.
      const starts = Array.from({ length: inRow }, (_, packet) => offset + syncAt + packet * packetBytes);
      if (starts.every((at, packet) => (at < bytes.length || packet > 2 ? (bytes[at] ?? sync) : 0) === sync))
        return { offset, packetBytes, syncAt };
    }
  }
  return undefined;
}
