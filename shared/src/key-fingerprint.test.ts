import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyFingerprint } from './key-fingerprint.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

test('is the base32 of the thumbprint that RFC 8037 gives for its example key', () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
  // RFC 8037 A.3: kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k; `base32` of these bytes begins as below.
  expect(keyFingerprint(jwk, sha256)).toBe('sd5mv7vjwfkwngcub5ymael2el');
});
