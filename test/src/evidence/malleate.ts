// The order of Ed25519's group. RFC 8032 §5.1.7 wants S below it: S + L would be a second signature of the same.
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The text with another signature that solves the same equation. @param pattern its second group is the base 64 of it */
export function malleated(text: string, pattern: RegExp, encoding: 'base64' | 'base64url' = 'base64'): string {
  return text.replace(pattern, (_, before: string, encoded: string) => {
    const bytes = Buffer.from(encoded, encoding);
    const s = bytes.subarray(-32);
    const sum = BigInt(`0x${Buffer.from(s).reverse().toString('hex')}`) + order;
    Buffer.from(sum.toString(16).padStart(64, '0'), 'hex').reverse().copy(s);
    return before + bytes.toString(encoding);
  });
}

/** The text with another base 64 of the same bytes: the bits behind the last byte, which decoders leave out, are set. */
export function withSpareBits(text: string, pattern: RegExp): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return text.replace(pattern, (_, before: string, encoded: string) => {
    const at = encoded.replace(/=+$/, '').length - 1;
    const other = digits[digits.indexOf(encoded[at] ?? '') + 1];
    return before + encoded.slice(0, at) + other + encoded.slice(at + 1);
  });
}
