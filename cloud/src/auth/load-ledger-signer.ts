import { createHash, createPrivateKey, sign } from 'node:crypto';
import { join } from 'node:path';
import { readKeyFile } from './key-file.ts';

/** Signs checkpoints as C2SP signed-note has it, by HQ's ledger key. */
export interface LedgerSigner {
  /** The name of the ledger, its checkpoints' origin. */
  name: string;
  /** `<name>+<key id>+<key>`, what a verifier of the notes needs. */
  verifierKey: string;
  /** @param noteBody the text of the note, with the line feed at its end @returns the signature line without a line feed */
  sign(noteBody: string): string;
}

/** signed-note's number for Ed25519. */
const ed25519Algorithm = Buffer.of(1);

/** @throws AppError when the key is missing, damaged, or readable by others */
export async function loadLedgerSigner(keysFolder: string, origin: string): Promise<LedgerSigner> {
  const jwk = await readKeyFile(join(keysFolder, 'hq-ledger-key.json'));
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const typedKey = Buffer.concat([ed25519Algorithm, Buffer.from(jwk.x, 'base64url')]);
  const keyId = createHash('sha256').update(`${origin}\n`).update(typedKey).digest().subarray(0, 4);
  return {
    name: origin,
    verifierKey: `${origin}+${keyId.toString('hex')}+${typedKey.toString('base64')}`,
    sign(noteBody) {
      const signature = sign(null, Buffer.from(noteBody), privateKey);
      return `— ${origin} ${Buffer.concat([keyId, signature]).toString('base64')}`;
    },
  };
}
