import { genesisHead } from '@rollcall/shared/contract/batch';
import type { Receipt } from '@rollcall/shared/contract/down-message';

/** How far the station's chain goes, and what it last believed of HQ. */
export type ChainState = {
  stationId: string;
  incarnation: number;
  /** Seq of the last sealed event: nothing beyond it can have been sent. */
  lastSeq: number;
  /** Released so far. */
  through: number;
  /** Batches up to here are forgotten; the one that ends exactly here is kept. */
  prunedThrough: number;
  cloudEpoch: number;
  counter: number;
};

export type ReceiptRefusal =
  | 'other_station'
  | 'other_incarnation'
  | 'old_message'
  | 'beyond_what_was_sent'
  | 'archived_beyond_through'
  | 'went_back_within_epoch'
  | 'below_what_was_pruned'
  | 'inside_a_batch'
  | 'head_differs';

export type ReceiptDecision =
  | { outcome: 'release'; through: number; archivedThrough: number }
  | { outcome: 'rewind'; through: number; archivedThrough: number }
  | { outcome: 'refused'; reason: ReceiptRefusal };

/**
 * Decides what a receipt whose signature was verified may do to the outbox.
 * @param hashOfBatchEndingAt the hash of the batch whose last seq this is, if a batch ends there
 */
export function acceptReceipt(
  state: ChainState,
  receipt: Receipt,
  hashOfBatchEndingAt: (seq: number) => string | undefined,
): ReceiptDecision {
  const { through, archivedThrough } = receipt;
  if (receipt.stationId !== state.stationId) return refused('other_station');
  if (receipt.incarnation !== state.incarnation) return refused('other_incarnation');
  if (!isNewer(state, receipt)) return refused('old_message');
  if (through > state.lastSeq) return refused('beyond_what_was_sent');
  if (archivedThrough > through) return refused('archived_beyond_through');
  if (through < state.through && receipt.cloudEpoch === state.cloudEpoch) return refused('went_back_within_epoch');
  if (through < state.prunedThrough) return refused('below_what_was_pruned');
  const head = through === 0 ? genesisHead : hashOfBatchEndingAt(through);
  if (head === undefined) return refused('inside_a_batch');
  if (receipt.head !== head) return refused('head_differs');
  return { outcome: through < state.through ? 'rewind' : 'release', through, archivedThrough };
}

/** Every down message rises above the one before it in (epoch, counter); anything else is a replay. */
export function isNewer(
  state: { cloudEpoch: number; counter: number },
  message: { cloudEpoch: number; counter: number },
): boolean {
  if (message.cloudEpoch !== state.cloudEpoch) return message.cloudEpoch > state.cloudEpoch;
  return message.counter > state.counter;
}

function refused(reason: ReceiptRefusal): ReceiptDecision {
  return { outcome: 'refused', reason };
}
