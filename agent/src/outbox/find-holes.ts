import type { PreviousIncarnation } from './journal.ts';
import type { PrunedRange } from './prune-outbox.ts';

/** Events that neither the station nor HQ has any more. */
export type Hole = { incarnation: number; firstSeq: number; lastSeq: number };

/**
 * What HQ lacks of what this station pruned, once HQ said how far it got. It lacks nothing of the incarnations before that one,
 * and everything of those after it. Pure.
 * @param previous how far HQ got; null when it knows of no incarnation
 * @param recovered events of the journal that HQ is told again: the journal is pruned by whole files and may reach back further
 */
export function findHoles(
  pruned: readonly PrunedRange[],
  previous: PreviousIncarnation,
  recovered: readonly { incarnation: number; seq: number }[],
): Hole[] {
  return pruned.flatMap(({ incarnation, through }) => {
    if (previous && incarnation < previous.incarnation) return [];
    const heldThrough = incarnation === previous?.incarnation ? previous.through : 0;
    const again = recovered.filter((event) => event.incarnation === incarnation).map(({ seq }) => seq);
    const lastSeq = Math.min(through, ...again.map((seq) => seq - 1));
    return lastSeq > heldThrough ? [{ incarnation, firstSeq: heldThrough + 1, lastSeq }] : [];
  });
}
