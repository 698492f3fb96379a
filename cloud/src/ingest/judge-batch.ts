/** How far HQ is with a station. */
export interface CursorState {
  incarnation: number;
  through: number;
  head: string;
}

export interface StationStanding {
  revoked: boolean;
  frozen: boolean;
  /** HQ takes nothing more of the current incarnation: a store must register and begin the next one. */
  fenced: boolean;
  cursor: CursorState;
}

export interface JudgedBatch {
  incarnation: number;
  firstSeq: number;
  prev: string;
  hash: string;
}

export type Verdict =
  | { outcome: 'take' }
  /** HQ already has exactly this batch. */
  | { outcome: 'duplicate' }
  /** Batches before it are missing: the receipt makes the station send again from `through + 1`. */
  | { outcome: 'gap' }
  /** HQ was restored from a backup and has forgotten this incarnation. Adopt it from its first seq, then judge the batch again. */
  | { outcome: 'unknown_incarnation' }
  | { outcome: 'broken_chain' | 'equivocation' | 'fenced' | 'frozen' | 'revoked' };

/** The most incarnations that a batch may be ahead of HQ. A restored HQ forgets a few; no station registers thousands of stores. */
const maxForgottenIncarnations = 1000;

/**
 * Decides what to do with a batch whose signature is right.
 * @param takenHash the hash of the batch that HQ took at this very `firstSeq`, if one begins there
 */
export function judgeBatch(station: StationStanding, batch: JudgedBatch, takenHash: string | undefined): Verdict {
  const { cursor } = station;
  if (station.revoked) return { outcome: 'revoked' };
  if (station.frozen) return { outcome: 'frozen' };
  if (batch.incarnation < cursor.incarnation) return { outcome: 'fenced' };
  if (batch.incarnation > cursor.incarnation + maxForgottenIncarnations) return { outcome: 'broken_chain' };
  if (batch.incarnation > cursor.incarnation) return { outcome: 'unknown_incarnation' };
  if (station.fenced) return { outcome: 'fenced' };
  if (batch.firstSeq > cursor.through + 1) return { outcome: 'gap' };
  // A station seals a batch once and never changes it, so other bytes or another boundary under the same seq mean a second chain.
  if (batch.firstSeq <= cursor.through) {
    return { outcome: takenHash === batch.hash ? 'duplicate' : 'equivocation' };
  }
  return { outcome: batch.prev === cursor.head ? 'take' : 'broken_chain' };
}
