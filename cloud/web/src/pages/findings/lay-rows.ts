/** Recordings that follow each other overlap by seconds; that isn't worth a row. */
const toleranceMs = 60_000;

/** The row of each block, from 0: blocks that overlap for long lie below each other. @param blocks by their start */
export function layRows(blocks: readonly { from: number; to: number }[]): number[] {
  const ends: number[] = [];
  return blocks.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from + toleranceMs);
    const row = free === -1 ? ends.length : free;
    ends[row] = to;
    return row;
  });
}
