import type { Finding } from './finding.ts';
import type { LeafLine } from './read-leaf-line.ts';
import { textIn } from './text-in.ts';

/** Why payloads are gone: that of one fact was erased by law, or those of a range of leaves were lost in a restore. */
export type GoneReason = { factId: number } | { before: number; after: number };

const reasonTypes = ['payload_erased', 'ledger_recovered'];

/** What a fact of the ledger says about payloads that are gone; null for every other fact. */
export function reasonOf(bytes: Uint8Array, { type, payload }: LeafLine): GoneReason | null {
  // Lengths first: hardly a line is one of these.
  if (!reasonTypes.some(({ length }) => length === type[1] - type[0])) return null;
  const name = textIn(bytes, type);
  if (!reasonTypes.includes(name)) return null;
  const told: Record<string, unknown> = JSON.parse(textIn(bytes, payload));
  if (name === 'payload_erased') return { factId: Number(told.factId) };
  return { before: Number(told.before), after: Number(told.after) };
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
