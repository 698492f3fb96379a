import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { concatBytes } from '../bytes/concat-bytes.ts';
import { equalBytes } from '../bytes/equal-bytes.ts';
import { toHex } from '../bytes/hex.ts';
import type { Sha256 } from '../ids.ts';

// Signed notes of https://c2sp.org/signed-note: text lines, an empty line, then one line a signature. Texts that another
// writer of the same note could not have written are refused, so that a changed byte never goes unseen.

/** Checks an Ed25519 signature (RFC 8032). Passed in, as `Sha256` is. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** `ledger` signs the note's text itself; `witness` signs it with a time (cosignature/v1). Numbers of C2SP. */
export const noteAlgorithms = { ledger: 0x01, witness: 0x04 } as const;

export type NoteAlgorithm = (typeof noteAlgorithms)[keyof typeof noteAlgorithms];

/** Whose signatures are looked for, and how they are checked. */
export interface VerifierKey {
  name: string;
  algorithm: NoteAlgorithm;
  publicKey: Uint8Array;
  /** Four bytes; together with the name they say which line is by this key. */
  keyId: Uint8Array;
}

/** One signature line. `signature` is what follows the key id: 64 bytes, or 8 of time and 64 for a witness. */
export interface NoteSignature {
  name: string;
  keyId: Uint8Array;
  signature: Uint8Array;
}

/** `body` ends with its newline; it is what the ledger signs. */
export interface SignedNote {
  body: string;
  signatures: NoteSignature[];
}

/** More than any note of ours has; it bounds what a hostile note costs. */
const mostSignatures = 4096;

export function makeVerifierKey(
  { name, algorithm, publicKey }: Pick<VerifierKey, 'name' | 'algorithm' | 'publicKey'>,
  sha256: Sha256,
): VerifierKey {
  if (!isKeyName(name)) throw new TypeError(`"${name}" can not name a key: no blanks, no +`);
  const keyId = sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(algorithm), publicKey)).slice(0, 4);
  return { name, algorithm, publicKey, keyId };
}

/** `<name>+<key id, 8 hex digits>+<base64 of algorithm and key>`: the text by which people hand a key on. */
export function formatVerifierKey({ name, algorithm, publicKey, keyId }: VerifierKey): string {
  return `${name}+${toHex(keyId)}+${toBase64(concatBytes(Uint8Array.of(algorithm), publicKey))}`;
}

/** Null unless the text is a key of an algorithm that we know and its id is the right one. */
export function parseVerifierKey(text: string, sha256: Sha256): VerifierKey | null {
  const [name = '', keyId, encoded = '', ...more] = splitKey(text);
  const bytes = fromBase64(encoded);
  const algorithm = Object.values(noteAlgorithms).find((known) => known === bytes?.[0]);
  if (more.length > 0 || !isKeyName(name) || bytes?.length !== 33 || algorithm === undefined) return null;
  const key = makeVerifierKey({ name, algorithm, publicKey: bytes.slice(1) }, sha256);
  return toHex(key.keyId) === keyId ? key : null;
}

/** Name and key id have no plus, base 64 may have some. */
function splitKey(text: string): string[] {
  const [name = '', keyId = '', ...rest] = text.split('+');
  return [name, keyId, rest.join('+')];
}

/** One signature line, without a newline. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(concatBytes(keyId, signature))}`;
}

export function parseSignatureLine(line: string): NoteSignature | null {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '—' || more.length > 0 || !isKeyName(name) || !bytes || bytes.length <= 4) return null;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

export function formatNote({ body, signatures }: SignedNote): string {
  return `${body}\n${signatures.map((signature) => `${formatSignatureLine(signature)}\n`).join('')}`;
}

/** The note with one more signature line after its last. */
export function appendSignatureLine(noteText: string, line: string): string {
  return `${noteText}${line}\n`;
}

/** Null for what is no signed note, or one that two texts could stand for. */
export function parseNote(text: string): SignedNote | null {
  const end = text.lastIndexOf('\n\n');
  if (end < 1 || !text.endsWith('\n') || hasControls(text)) return null;
  const lines = text
    .slice(end + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0 || lines.length > mostSignatures) return null;
  const signatures = lines.map(parseSignatureLine);
  if (!signatures.every((signature) => signature !== null)) return null;
  return { body: text.slice(0, end + 1), signatures };
}

/** The note's signature by this key's name and id, if it has one. Whether it is right is another question. */
export function signatureBy({ signatures }: Pick<SignedNote, 'signatures'>, key: VerifierKey): NoteSignature | null {
  return signatures.find(({ name, keyId }) => name === key.name && equalBytes(keyId, key.keyId)) ?? null;
}

/** Whether the note has a signature by this ledger key, and it is right. */
export function isSignedBy(note: SignedNote, key: VerifierKey, verifyEd25519: VerifyEd25519): boolean {
  const found = signatureBy(note, key);
  if (!found || key.algorithm !== noteAlgorithms.ledger || found.signature.length !== 64) return false;
  return verifyEd25519(key.publicKey, utf8(note.body), found.signature);
}

function isKeyName(name: string): boolean {
  // U+0085 is white space to Unicode, and not to ECMAScript.
  return /^[^\s\u0085+]+$/u.test(name) && !/\p{Surrogate}/u.test(name);
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return /\p{Surrogate}/u.test(text);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
