import { concatBytes } from '../bytes/concat-bytes.ts';
import {
  formatSignatureLine,
  type NoteSignature,
  noteAlgorithms,
  parseSignatureLine,
  signatureBy,
  type VerifierKey,
  type VerifyEd25519,
} from './signed-note.ts';

// Cosignatures of https://c2sp.org/tlog-cosignature (Ed25519): a witness says that at this time, this was the largest tree
// it had seen of the ledger, and that it grew from all that it had seen before.

/** The name under which a station signs as a witness of the ledger `origin`. */
export function stationWitnessName(origin: string, stationId: string): string {
  return `${origin}/${stationId}`;
}

/** The bytes that a witness signs. @param body the checkpoint's note body @param timestamp seconds since 1970 */
export function cosignatureMessage(body: string, timestamp: number): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${timestamp}\n${body}`);
}

/** The line that is appended to the checkpoint's note. @param signature 64 bytes over `cosignatureMessage` */
export function formatCosignatureLine(key: VerifierKey, timestamp: number, signature: Uint8Array): string {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(timestamp));
  return formatSignatureLine({ name: key.name, keyId: key.keyId, signature: concatBytes(time, signature) });
}

export interface Cosignature {
  name: string;
  /** Seconds since 1970, by the witness's clock. */
  timestamp: number;
}

/** What a line says if it is this witness's right cosignature of the checkpoint with this body; else null. */
export function verifyCosignatureLine(
  { body, line, key }: { body: string; line: string; key: VerifierKey },
  verifyEd25519: VerifyEd25519,
): Cosignature | null {
  const signature = parseSignatureLine(line);
  if (!signature || signatureBy({ signatures: [signature] }, key) === null) return null;
  return verifyCosignature({ body, signature, key }, verifyEd25519);
}

/** The same of a line that is parsed already and known to be by the key's name and id. */
export function verifyCosignature(
  { body, signature: { signature }, key }: { body: string; signature: NoteSignature; key: VerifierKey },
  verifyEd25519: VerifyEd25519,
): Cosignature | null {
  if (key.algorithm !== noteAlgorithms.witness || signature.length !== 72) return null;
  const timestamp = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(timestamp)) return null;
  const right = verifyEd25519(key.publicKey, cosignatureMessage(body, timestamp), signature.slice(8));
  return right ? { name: key.name, timestamp } : null;
}
