import { fromHex } from '@rollcall/shared/bytes/hex';
import { leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import type { FactProof } from '@rollcall/shared/http/station-ledger';
import type { Sha256 } from '@rollcall/shared/ids';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';
import type { HqCheckpoint } from './judge-checkpoint.ts';

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
  const { leaf, index, subject, payload, salt, proof } = answer;
  if (subject === null || payload === null || salt === null) return 'what the leaf stands for is not told';
  if (leaf.type !== 'batch_taken' || subject !== `station:${stationId}`) return 'the leaf is about something else';
  const { incarnation, lastSeq, hash } = batch;
  if (payload.incarnation !== incarnation || payload.lastSeq !== lastSeq) return 'the leaf is about another batch';
  if (payload.hash !== hash) return 'the leaf is about a batch with another content';
  const saltBytes = fromHex(salt);
  if (!saltBytes || payloadSha256(saltBytes, { subject, payload }, sha256) !== leaf.payloadSha256) {
    return 'the leaf does not stand for what is told of it';
  }
  const hashes = proof.map((hex) => fromHex(hex) ?? new Uint8Array());
  const { size, root } = checkpoint;
  const leafHash = hashLeaf(leafBytes(leaf), sha256);
  const included = verifyInclusion({ leafHash, index, size, root, proof: hashes }, sha256);
  return included ? null : 'the leaf is not in the checkpoint';
}
