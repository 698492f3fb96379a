import type { Clock } from '../runtime/clock.ts';

/** A look at one card that has begun and not ended. */
export type ScanInFlight = {
  readonly folder: Buffer;
  /** The card has just answered. */
  answered(): void;
  /** The card left the dock, or the agent stops: what the look finds counts no more. */
  readonly isStale: () => boolean;
};

export type ScansInFlight = {
  readonly size: number;
  has(folder: Buffer): boolean;
  begin(folder: Buffer, signal: AbortSignal): ScanInFlight;
  end(scan: ScanInFlight): void;
  /** The looks at cards that left the dock become stale. @param present names of the folders in the dock, in latin1 */
  dropAbsent(present: ReadonlySet<string>): void;
  /** Folders of cards that have not answered for so long. */
  silentFor(ms: number): Buffer[];
  /** Whether the card does not answer at the moment: begin nothing else with it. */
  isStuck(folder: Buffer): boolean;
};

/** A card that is looked at and has not answered for so long counts as stuck. */
export const stuckAfterMs = 5000;

/** The looks at cards under way, one a card: a card that hangs is never asked a second time while it owes an answer. */
export function createScansInFlight(clock: Clock): ScansInFlight {
  const scans = new Map<string, ScanInFlight & { stale: boolean; answeredAtMs: number }>();
  const keyOf = (folder: Buffer) => folder.toString('latin1');
  const silentMs = ({ answeredAtMs }: { answeredAtMs: number }) => clock.monotonicMs() - answeredAtMs;

  return {
    get size() {
      return scans.size;
    },
    has: (folder) => scans.has(keyOf(folder)),
    begin(folder, signal) {
      const scan = {
        folder,
        stale: false,
        answeredAtMs: clock.monotonicMs(),
        answered() {
          scan.answeredAtMs = clock.monotonicMs();
        },
        isStale: () => scan.stale || signal.aborted,
      };
      scans.set(keyOf(folder), scan);
      return scan;
    },
    end: ({ folder }) => void scans.delete(keyOf(folder)),
    dropAbsent(present) {
      for (const [key, scan] of scans) scan.stale ||= !present.has(key);
    },
    silentFor: (ms) => [...scans.values()].filter((scan) => silentMs(scan) >= ms).map(({ folder }) => folder),
    isStuck(folder) {
      const scan = scans.get(keyOf(folder));
      return scan !== undefined && silentMs(scan) >= stuckAfterMs;
    },
  };
}
