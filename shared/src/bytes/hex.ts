const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** The value of a digit by its character code. */
const values = new Map([...'0123456789abcdef'].map((digit, value) => [digit.charCodeAt(0), value]));
const digitValues = Array.from({ length: 128 }, (_, code) => values.get(code) ?? -1);

/** Two lower-case digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += digits[byte];
  return text;
}

/** The bytes of lower-case hex digits; null for anything else, so that every value has one text only. */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    const high = digitValues[text.charCodeAt(index * 2)] ?? -1;
    const low = digitValues[text.charCodeAt(index * 2 + 1)] ?? -1;
    if (high < 0 || low < 0) return null;
    bytes[index] = high * 16 + low;
  }
  return bytes;
}
