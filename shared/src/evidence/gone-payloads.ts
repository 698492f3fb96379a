import type { Finding } from './finding.ts';
import type { LeafLine } from './read-leaf-line.ts';

/** Why payloads are gone: that of one fact was erased by law, or those of a range of leaves were lost in a restore. */
export type GoneReason = { factId: number } | { before: number; after: number };

/** What a fact of the ledger says about payloads that are gone; null for every other fact. */
export function reasonOf({ type, payload }: LeafLine): GoneReason | null {
  if ((type !== 'payload_erased' && type !== 'ledger_recovered') || payload === null) return null;
  if (type === 'payload_erased') return { factId: Number(payload.factId) };
  return { before: Number(payload.before), after: Number(payload.after) };
}

/** The leaves whose payload is gone with no fact that says why: somebody emptied their rows. */
export function unexplained(
  gone: readonly { index: number; factId: number }[],
  reasons: readonly GoneReason[],
): Finding[] {
  const erased = new Set(reasons.flatMap((reason) => ('factId' in reason ? [reason.factId] : [])));
  const lost = reasons.filter((reason) => 'before' in reason);
  return gone
    .filter(
      ({ index, factId }) => !erased.has(factId) && !lost.some(({ before, after }) => before <= index && index < after),
    )
    .map(({ index, factId }) => ({ code: 'erased_without_fact', entry: `leaf ${index}`, detail: { factId } }));
}
