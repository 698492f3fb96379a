import { fromHex } from '@rollcall/shared/bytes/hex';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { verifyCosignature } from '@rollcall/shared/contract/cosignature';
import { type ErasePermit, permitSha256 } from '@rollcall/shared/contract/erase-permit';
import { leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import { isSignedBy, signatureBy, type VerifierKey, type VerifyEd25519 } from '@rollcall/shared/contract/signed-note';
import type { Sha256 } from '@rollcall/shared/ids';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';

export type LedgerWitness = {
  /** HQ's ledger keys, and the name of its ledger. */
  ledgerKeys: readonly VerifierKey[];
  origin: string;
  /** Under which this very station cosigns. */
  ownKey: VerifierKey;
  sha256: Sha256;
  verifyEd25519: VerifyEd25519;
};

/**
 * Whether the permit stands in the ledger, below a checkpoint that this station itself cosigned: HQ can't take the permit
 * back later without every witness seeing it.
 */
export function checkPermitLedger(
  permit: ErasePermit,
  { ledgerKeys, origin, ownKey, sha256, verifyEd25519 }: LedgerWitness,
): 'not_in_ledger' | 'not_cosigned' | null {
  const { leaf, salt, subject, payload, index, proof, checkpoint: noteText } = permit.ledger;
  const tellsOfPermit =
    leaf.type === 'erase_permit_issued' &&
    subject === `station:${permit.stationId}` &&
    payload.permitId === permit.permitId &&
    payload.permitSha256 === permitSha256(permit, sha256) &&
    leaf.payloadSha256 === payloadSha256(fromHex(salt) ?? new Uint8Array(), { subject, payload }, sha256);
  const checkpoint = parseCheckpoint(noteText);
  if (!tellsOfPermit || checkpoint?.origin !== origin) return 'not_in_ledger';
  const { note, size, root } = checkpoint;
  const included = verifyInclusion(
    {
      leafHash: hashLeaf(leafBytes(leaf), sha256),
      index,
      size,
      root,
      proof: proof.map((hash) => fromHex(hash) ?? new Uint8Array()),
    },
    sha256,
  );
  if (!included || !ledgerKeys.some((key) => isSignedBy(note, key, verifyEd25519))) return 'not_in_ledger';
  const signature = signatureBy(note, ownKey);
  const cosigned = signature && verifyCosignature({ body: note.body, signature, key: ownKey }, verifyEd25519);
  return cosigned ? null : 'not_cosigned';
}
