const latestMs = Date.UTC(9999, 11, 31);

/** A file's modification time as ISO text; a damaged time becomes the nearest one that ISO text can say. */
export function isoOfMtime(mtimeNs: bigint): string {
  const ms = Number(mtimeNs / 1_000_000n);
  return new Date(Math.min(Math.max(ms, 0), latestMs)).toISOString();
}
