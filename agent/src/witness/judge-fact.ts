import { fromHex } from '@rollcall/shared/bytes/hex';
import { leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import type { FactProof } from '@rollcall/shared/http/station-ledger';
import type { Sha256 } from '@rollcall/shared/ids';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';
import type { HqCheckpoint } from './judge-checkpoint.ts';

/** A fact that stands in the ledger as it is told. */
export type ShownFact = {
  index: number;
  /** Of its leaf. */
  leafHash: Uint8Array;
  type: string;
  subject: string;
  payload: NonNullable<FactProof['payload']>;
};

export type FactDoubt = 'not_told' | 'payload_differs' | 'not_in_ledger';

export const factDoubts: Record<FactDoubt, string> = {
  not_told: 'what the leaf stands for is not told',
  payload_differs: 'the leaf does not stand for what is told of it',
  not_in_ledger: 'the leaf is not in the checkpoint',
};

/**
 * Whether HQ's answer shows that what it tells stands in the ledger.
 * @param checkpoint the answer's note, whose signature and consistency were judged
 */
export function judgeFact(
  { leaf, index, subject, payload, salt, proof }: FactProof,
  { size, root }: Pick<HqCheckpoint, 'size' | 'root'>,
  sha256: Sha256,
): { outcome: 'shown'; fact: ShownFact } | { outcome: 'doubtful'; why: FactDoubt } {
  if (subject === null || payload === null || salt === null) return { outcome: 'doubtful', why: 'not_told' };
  const saltBytes = fromHex(salt);
  if (!saltBytes || payloadSha256(saltBytes, { subject, payload }, sha256) !== leaf.payloadSha256) {
    return { outcome: 'doubtful', why: 'payload_differs' };
  }
  const hashes = proof.map((hex) => fromHex(hex) ?? new Uint8Array());
  const leafHash = hashLeaf(leafBytes(leaf), sha256);
  const included = verifyInclusion({ leafHash, index, size, root, proof: hashes }, sha256);
  if (!included) return { outcome: 'doubtful', why: 'not_in_ledger' };
  return { outcome: 'shown', fact: { index, leafHash, type: leaf.type, subject, payload } };
}
