import { equalBytes } from '../bytes/equal-bytes.ts';
import { toHex } from '../bytes/hex.ts';
import { type Checkpoint, parseCheckpoint } from '../contract/checkpoint.ts';
import { verifyCosignature } from '../contract/cosignature.ts';
import {
  isSignedBy,
  type NoteSignature,
  noteAlgorithms,
  type SignedNote,
  signatureBy,
  type VerifierKey,
} from '../contract/signed-note.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';
import type { OpenedKeys } from './open-keys.ts';
import type { Signer } from './verdict.ts';

export interface CheckedCheckpoint {
  checkpoint: Checkpoint | null;
  ledgerSigner: Signer | null;
  witnesses: Signer[];
  findings: Finding[];
}

/**
 * A checkpoint that a file brings along: each of its lines must be by a key that the file names, and right.
 * @param givenKeys of witnesses, handed in beside the file
 */
export function checkCheckpoint(
  noteText: string,
  { keys, givenKeys, entry }: { keys: OpenedKeys; givenKeys: readonly VerifierKey[]; entry: string },
  crypto: Pick<EvidenceCrypto, 'verifyEd25519'>,
): CheckedCheckpoint {
  const checkpoint = parseCheckpoint(noteText);
  const checked: CheckedCheckpoint = { checkpoint, ledgerSigner: null, witnesses: [], findings: [] };
  const { findings } = checked;
  if (!checkpoint) return { ...checked, findings: [{ code: 'checkpoint_refused', entry }] };
  if (checkpoint.origin !== keys.origin) {
    findings.push({ code: 'origin_differs', entry, detail: { expected: keys.origin, seen: checkpoint.origin } });
  }
  const seen = new Set<string>();
  for (const signature of checkpoint.note.signatures) {
    const detail = { name: signature.name };
    const known = keyOf(signature, keys);
    if (!known) {
      findings.push({ code: 'signature_unknown', entry, detail });
      continue;
    }
    const id = `${signature.name}+${toHex(signature.keyId)}`;
    if (seen.has(id)) findings.push({ code: 'signature_repeated', entry, detail });
    seen.add(id);
    const right = signerOf(checkpoint.note, signature, known, crypto);
    const keyGiven = givenKeys.some(
      ({ name, publicKey }) => name === known.name && equalBytes(publicKey, known.publicKey),
    );
    const signer = right && { ...right, size: checkpoint.size, keyGiven };
    if (!signer) findings.push({ code: 'signature_wrong', entry, detail });
    else if (known.algorithm === noteAlgorithms.ledger) checked.ledgerSigner = signer;
    else checked.witnesses.push(signer);
  }
  if (!checked.ledgerSigner) findings.push({ code: 'ledger_signature_missing', entry });
  return checked;
}

/** The key of the file that this line is by. */
export function keyOf(signature: NoteSignature, { ledgerKeys, witnessKeys }: OpenedKeys): VerifierKey | null {
  return [...ledgerKeys, ...witnessKeys].find((key) => signatureBy({ signatures: [signature] }, key)) ?? null;
}

/** Who signed, if the line is right. */
export function signerOf(
  { body }: SignedNote,
  signature: NoteSignature,
  key: VerifierKey,
  { verifyEd25519 }: Pick<EvidenceCrypto, 'verifyEd25519'>,
): Omit<Signer, 'size' | 'keyGiven'> | null {
  const signer = { name: key.name, keyId: toHex(key.keyId), timestamp: null };
  if (key.algorithm === noteAlgorithms.ledger) {
    return isSignedBy({ body, signatures: [signature] }, key, verifyEd25519) ? signer : null;
  }
  const cosignature = verifyCosignature({ body, signature, key }, verifyEd25519);
  return cosignature && { ...signer, timestamp: cosignature.timestamp };
}
