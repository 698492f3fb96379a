/** The pace is that of the last minutes: what else the station does changes it. */
const windowMs = 3 * 60_000;
/** Before so long nothing can be said. */
const enoughMs = 5000;

type Sample = { atMs: number; bytes: number };

/** Tells how long the cards in the dock still need, by how fast their bytes came in so far. */
export function createCollectPace(monotonicMs: () => number) {
  const seen = new Map<string, Sample[]>();
  return {
    /** @returns whole minutes, null while nothing can be said */
    minutesLeft(dockSessionId: string, { bytes, bytesCollected }: { bytes: number; bytesCollected: number }) {
      const now = { atMs: monotonicMs(), bytes: bytesCollected };
      const samples = seen.get(dockSessionId) ?? [];
      // One older than the window stays: the pace is measured from there.
      while (samples.length > 1 && (samples[1]?.atMs ?? 0) <= now.atMs - windowMs) samples.shift();
      samples.push(now);
      seen.set(dockSessionId, samples);
      const first = samples[0] ?? now;
      const came = now.bytes - first.bytes;
      const tookMs = now.atMs - first.atMs;
      if (came <= 0 || tookMs < enoughMs) return null;
      return Math.ceil((bytes - bytesCollected) / (came / tookMs) / 60_000);
    },
    /** Forgets the cards that aren't docked any more. */
    keepOnly(dockSessionIds: ReadonlySet<string>): void {
      for (const id of seen.keys()) if (!dockSessionIds.has(id)) seen.delete(id);
    },
  };
}
