/** Whether the station's disk has room for a file beside its reserve. */
export type DiskGuard = {
  check(freeBytes: number, fileBytes: number): 'room' | 'low_first_time' | 'low_still';
};

/**
 * Keeps `reserveBytes` free; nothing is ever erased to make room. An episode of low storage begins with the first file
 * that doesn't fit and ends when that one would: smaller files that fit meanwhile don't end it.
 */
export function createDiskGuard(reserveBytes: number): DiskGuard {
  let episodeNeedsBytes: number | undefined;
  return {
    check(freeBytes, fileBytes) {
      const neededBytes = fileBytes + reserveBytes;
      if (episodeNeedsBytes !== undefined && freeBytes >= episodeNeedsBytes) episodeNeedsBytes = undefined;
      if (freeBytes >= neededBytes) return 'room';
      if (episodeNeedsBytes !== undefined) return 'low_still';
      episodeNeedsBytes = neededBytes;
      return 'low_first_time';
    },
  };
}
