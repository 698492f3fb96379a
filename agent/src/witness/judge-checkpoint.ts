import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import {
  formatNote,
  isSignedBy,
  type SignedNote,
  signatureBy,
  type VerifierKey,
  type VerifyEd25519,
} from '@rollcall/shared/contract/signed-note';
import type { Sha256 } from '@rollcall/shared/ids';
import { verifyConsistency } from '@rollcall/shared/merkle/consistency-proof';

/** A checkpoint that HQ signed. `note` has HQ's signature alone, without those of other witnesses. */
export type HqCheckpoint = { size: number; root: Uint8Array; body: string; note: string };

export type CheckpointRefusal = 'unreadable' | 'other_origin' | 'unknown_key' | 'bad_signature';

export type CheckpointVerdict =
  | { outcome: 'refused'; reason: CheckpointRefusal }
  /** The first that this witness sees, or one that grew from what it saw: to be kept, then cosigned. */
  | { outcome: 'newer'; checkpoint: HqCheckpoint }
  /** Nothing new: the one that was seen, or one from which that grew. */
  | { outcome: 'known'; checkpoint: HqCheckpoint }
  /** Judge again with the proof that the first `from` of `to` leaves are the same in both. */
  | { outcome: 'proof_needed'; from: number; to: number; checkpoint: HqCheckpoint }
  | { outcome: 'fork'; checkpoint: HqCheckpoint };

/**
 * What a witness makes of a checkpoint. Pure: the proof comes from HQ when this asks for it.
 * @param seen the largest checkpoint that this witness checked before; undefined for the first
 */
export function judgeCheckpoint(
  { noteText, proof }: { noteText: string; proof?: readonly Uint8Array[] },
  { seen, origin, ledgerKeys }: { seen: HqCheckpoint | undefined; origin: string; ledgerKeys: readonly VerifierKey[] },
  { sha256, verifyEd25519 }: { sha256: Sha256; verifyEd25519: VerifyEd25519 },
): CheckpointVerdict {
  const parsed = parseCheckpoint(noteText);
  if (!parsed) return { outcome: 'refused', reason: 'unreadable' };
  if (parsed.origin !== origin) return { outcome: 'refused', reason: 'other_origin' };
  const { size, root, note } = parsed;
  const key = ledgerKeys.find((known) => signatureBy(note, known) !== null);
  if (!key) return { outcome: 'refused', reason: 'unknown_key' };
  if (!isSignedBy(note, key, verifyEd25519)) return { outcome: 'refused', reason: 'bad_signature' };
  const checkpoint = { size, root, body: note.body, note: signedBy(note, key) };
  if (!seen) return { outcome: 'newer', checkpoint };

  const [older, newer] = size < seen.size ? [checkpoint, seen] : [seen, checkpoint];
  const trivial = older.size === newer.size || older.size === 0;
  if (!trivial && !proof) return { outcome: 'proof_needed', from: older.size, to: newer.size, checkpoint };
  const consistent = verifyConsistency(
    {
      oldSize: older.size,
      newSize: newer.size,
      oldRoot: older.root,
      newRoot: newer.root,
      proof: trivial ? [] : (proof ?? []),
    },
    sha256,
  );
  if (!consistent) return { outcome: 'fork', checkpoint };
  return { outcome: size > seen.size ? 'newer' : 'known', checkpoint };
}

/** A checkpoint as `judgeCheckpoint` kept it; its signature was checked then. */
export function readKeptCheckpoint(note: string): HqCheckpoint {
  const parsed = parseCheckpoint(note);
  if (!parsed) throw new Error('a checkpoint that was kept can no longer be read');
  return { size: parsed.size, root: parsed.root, body: parsed.note.body, note };
}

function signedBy(note: SignedNote, key: VerifierKey): string {
  const signature = signatureBy(note, key);
  return formatNote({ body: note.body, signatures: signature ? [signature] : [] });
}
