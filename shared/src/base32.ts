const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first `length` characters of the base32 (RFC 4648, lower case) of `bytes`, which must hold 5 bits for each. */
export function base32(bytes: Uint8Array, length: number): string {
  const used = bytes.subarray(0, Math.ceil((length * 5) / 8));
  const value = used.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const unusedBits = used.length * 8 - length * 5;
  return Array.from({ length }, (_, index) => {
    const shift = BigInt(unusedBits + (length - 1 - index) * 5);
    return alphabet[Number((value >> shift) & 31n)];
  }).join('');
}
