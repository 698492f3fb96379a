import { createHash, createPrivateKey, sign } from 'node:crypto';
import { erasePermitJwsType } from '@rollcall/shared/contract/erase-permit';
import {
  formatSignatureLine,
  formatVerifierKey,
  makeVerifierKey,
  noteAlgorithms,
} from '@rollcall/shared/contract/signed-note';
import { calculateJwkThumbprint } from 'jose';
import { errors } from '../errors/errors.ts';
import { createLedgerSeal, type LedgerSeal } from '../ledger/ledger-seal.ts';
import { publicHalf, readSigningKey } from './key-file.ts';
import { readKeySet } from './key-set-file.ts';
import { signJws } from './sign-jws.ts';

/** Signs checkpoints as C2SP signed-note has it, by HQ's ledger key. */
export interface LedgerSigner {
  /** The name of the ledger, its checkpoints' origin. */
  name: string;
  /** `<name>+<key id>+<key>`, what a verifier of the notes needs. */
  verifierKey: string;
  /** @param noteBody the text of the note, with the line feed at its end @returns the signature line without a line feed */
  sign(noteBody: string): string;
  seal: LedgerSeal;
}

/** @throws AppError when the key is missing, damaged or readable by others, or when the key set names another or another origin */
export async function loadLedgerSigner(keysFolder: string, origin: string): Promise<LedgerSigner> {
  const { keySet } = await readKeySet(keysFolder);
  if (keySet.origin !== origin) throw errors.originDiffers(origin, keySet.origin);
  const jwk = await readSigningKey(keysFolder, 'ledger', keySet);
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const publicKey = Buffer.from(jwk.x, 'base64url');
  const key = makeVerifierKey({ name: origin, algorithm: noteAlgorithms.ledger, publicKey }, (bytes) =>
    createHash('sha256').update(bytes).digest(),
  );
  return {
    name: origin,
    verifierKey: formatVerifierKey(key),
    sign: (noteBody) => formatSignatureLine({ ...key, signature: sign(null, Buffer.from(noteBody), privateKey) }),
    seal: createLedgerSeal(Buffer.from(jwk.d, 'base64url')),
  };
}

/** Signs erase permits by HQ's permit key. */
export interface PermitSigner {
  /** RFC 7638 thumbprint, `kid` of every permit. */
  keyId: string;
  /** @returns the permit as compact JWS */
  sign(payload: object): Promise<string>;
}

/** @throws AppError when the key is missing, damaged or readable by others, or when the key set names another */
export async function loadPermitSigner(keysFolder: string): Promise<PermitSigner> {
  const jwk = await readSigningKey(keysFolder, 'permit', (await readKeySet(keysFolder)).keySet);
  return {
    keyId: await calculateJwkThumbprint(publicHalf(jwk)),
    sign: (payload) => signJws(payload, jwk, { typ: erasePermitJwsType }),
  };
}
