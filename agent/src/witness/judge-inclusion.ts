import type { FactProof } from '@rollcall/shared/http/station-ledger';
import type { Sha256 } from '@rollcall/shared/ids';
import type { HqCheckpoint } from './judge-checkpoint.ts';
import { factDoubts, judgeFact } from './judge-fact.ts';

/** A batch that HQ confirmed, and by when it promised to have it in the ledger. */
export type PromisedBatch = { incarnation: number; lastSeq: number; hash: string; includedBy: string };

/**
 * Whether the answer shows the batch to stand in the ledger as the station sent it.
 * @param checkpoint the answer's note, whose signature and consistency were judged
 * @returns what is wrong, or null
 */
export function judgeInclusion(
  answer: FactProof,
  { batch, stationId, checkpoint }: { batch: PromisedBatch; stationId: string; checkpoint: HqCheckpoint },
  sha256: Sha256,
): string | null {
  const judged = judgeFact(answer, checkpoint, sha256);
  if (judged.outcome === 'doubtful') return factDoubts[judged.why];
  const { type, subject, payload } = judged.fact;
  if (type !== 'batch_taken' || subject !== `station:${stationId}`) return 'the leaf is about something else';
  const { incarnation, lastSeq, hash } = batch;
  if (payload.incarnation !== incarnation || payload.lastSeq !== lastSeq) return 'the leaf is about another batch';
  return payload.hash === hash ? null : 'the leaf is about a batch with another content';
}
