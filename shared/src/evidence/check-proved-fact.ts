import { fromHex } from '../bytes/hex.ts';
import type { Checkpoint } from '../contract/checkpoint.ts';
import { leafBytes, payloadSha256 } from '../contract/ledger-leaf.ts';
import { hashLeaf } from '../merkle/hash.ts';
import { verifyInclusion } from '../merkle/inclusion-proof.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { ProvedFact } from './export-form.ts';
import type { Finding } from './finding.ts';

export interface CheckedFact {
  erased: boolean;
  findings: Finding[];
}

/** Whether a fact is what its leaf says, and its leaf stands in the tree. Without checkpoint only the first. */
export function checkProvedFact(
  { leaf, index, subject, payload, salt, proof }: ProvedFact,
  { checkpoint, entry }: { checkpoint: Checkpoint | null; entry: string },
  { sha256 }: EvidenceCrypto,
): CheckedFact {
  const findings: Finding[] = [];
  const detail = { leaf: index, type: leaf.type };
  const parts = [subject, payload, salt].filter((part) => part !== null);
  if (parts.length !== 0 && parts.length !== 3) findings.push({ code: 'half_erased', entry, detail });
  if (subject !== null && payload !== null && salt !== null) {
    const digest = payloadSha256(fromHex(salt) ?? new Uint8Array(0), { subject, payload }, sha256);
    if (digest !== leaf.payloadSha256) findings.push({ code: 'payload_differs', entry, detail });
  }
  if (checkpoint) {
    const { size, root } = checkpoint;
    const hashes = proof.map((hex) => fromHex(hex) ?? new Uint8Array(0));
    const leafHash = hashLeaf(leafBytes(leaf), sha256);
    const included = verifyInclusion({ leafHash, index, size, proof: hashes, root }, sha256);
    if (!included) findings.push({ code: 'not_in_tree', entry, detail });
  }
  return { erased: parts.length === 0, findings };
}
