import { toHex } from '@rollcall/shared/bytes/hex';
import type { LeafPlace } from '@rollcall/shared/contract/draw-event';
import type { StationDraws } from '@rollcall/shared/http/station-draws';
import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { sha256 } from '../identity/node-crypto.ts';
import type { KeepCheckpoint } from '../witness/checkpoint-keeper.ts';
import { judgeFact } from '../witness/judge-fact.ts';
import type { DrawRefusal } from './draw-refusals.ts';

/** A fact that a checkpoint shows to stand in HQ's ledger. */
export type ProvedFact = LeafPlace & { type: string; subject: string; payload: object };

/** `size`: of the checkpoint that shows it. */
export type Proof =
  | { outcome: 'proved'; fact: ProvedFact; size: number }
  | { outcome: 'doubtful'; why: DrawRefusal }
  | { outcome: 'forked' };

export type ProvedDraw = { draw: number; announcement: Proof; asked: Proof; close: Proof | null };

/**
 * What of HQ's answer stands in its ledger. Each checkpoint must go on from what this station saw.
 * @returns the draws by rising number; undefined when a checkpoint shows another history
 */
export async function proveDraws(
  draws: StationDraws['draws'],
  keep: KeepCheckpoint,
  signal: AbortSignal,
): Promise<ProvedDraw[] | undefined> {
  const kept = new Map<string, ReturnType<KeepCheckpoint>>();
  const proved: ProvedDraw[] = [];

  async function prove(fact: FactProof): Promise<Proof> {
    const keeping = kept.get(fact.note) ?? keep(fact.note, signal);
    kept.set(fact.note, keeping);
    const seen = await keeping;
    switch (seen.outcome) {
      case 'fork':
        return { outcome: 'forked' };
      case 'refused':
        return { outcome: 'doubtful', why: 'checkpoint_refused' };
      case 'unproven':
        return { outcome: 'doubtful', why: 'ledger_unproven' };
      case 'newer':
      case 'known': {
        const judged = judgeFact(fact, seen.checkpoint, sha256);
        if (judged.outcome === 'doubtful') return judged;
        const { leafHash, ...shown } = judged.fact;
        return { outcome: 'proved', fact: { ...shown, hash: toHex(leafHash) }, size: seen.checkpoint.size };
      }
    }
  }

  for (const { draw, announcement, asked, close } of [...draws].sort((a, b) => a.draw - b.draw)) {
    const proofs = {
      announcement: await prove(announcement),
      asked: await prove(asked),
      close: close && (await prove(close)),
    };
    if (Object.values(proofs).some((proof) => proof?.outcome === 'forked')) return undefined;
    proved.push({ draw, ...proofs });
  }
  return proved;
}
