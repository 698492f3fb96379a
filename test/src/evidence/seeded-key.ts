import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** An Ed25519 key that is the same for the same name, so that what it signs is the same bytes every time. */
export interface SeededKey {
  publicKey: Uint8Array;
  jwk: { kty: 'OKP'; crv: 'Ed25519'; x: string };
  sign(message: Uint8Array): Uint8Array;
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export function seededKey(name: string): SeededKey {
  const seed = createHash('sha256').update(`a key for tests: ${name}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    jwk: { kty: 'OKP', crv: 'Ed25519', x },
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}
