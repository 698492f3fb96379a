/** How far HQ is with a station. */
export interface CursorState {
  incarnation: number;
  through: number;
  head: string;
}

export interface StationStanding {
  revoked: boolean;
  frozen: boolean;
  /** The present incarnation takes no more: the next one begins when a store registers. */
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
  /** HQ has exactly this batch already. */
  | { outcome: 'duplicate' }
  /** Batches before it are missing: the station sends from `through + 1` again. */
  | { outcome: 'gap' }
  /** The incarnation is one that HQ, restored from a backup, has forgotten. Take it up from its first seq, then judge again. */
  | { outcome: 'unknown_incarnation' }
  | { outcome: 'broken_chain' | 'equivocation' | 'fenced' | 'frozen' | 'revoked' };

/** So far may an incarnation be ahead of what HQ knows: a restored HQ forgot a few, nobody registers thousands of stores. */
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
  // A batch is sealed once and sent unchanged for ever, so other bytes or another boundary are another chain.
  if (batch.firstSeq <= cursor.through) {
    return { outcome: takenHash === batch.hash ? 'duplicate' : 'equivocation' };
  }
  return { outcome: batch.prev === cursor.head ? 'take' : 'broken_chain' };
}
