import { toHex } from '../bytes/hex.ts';

// Points of small order, and the other spellings of them that decoders take (y from p on). By a key of these anybody can make
// a signature that OpenSSL takes of any message. The list is libsodium's (ge25519_has_small_order), without the sign bit.
const weakKeys = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** Whether a signature by this Ed25519 key proves nothing, because anybody can make it. */
export function isWeakKey(publicKey: Uint8Array): boolean {
  const withoutSign = publicKey.map((byte, nr) => (nr === 31 ? byte & 0x7f : byte));
  return weakKeys.has(toHex(withoutSign));
}
