/**
 * Text of a file from whatever Excel or editor: UTF-8 or UTF-16 with a byte order mark, else UTF-8, else GB18030, which
 * Chinese Excel writes and of which GBK and GB2312 are part.
 * @returns undefined when it is none of them
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
  // No text has zero bytes; GB18030 would take them, and nearly any others, for text.
  return text?.includes('\0') ? undefined : text;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in this encoding, which is what was asked.
    return undefined;
  }
}
