import type { Sha256 } from '../ids.ts';

/** Hashes the canonical texts of leaves and payloads, through one buffer, because a dump has millions of them. */
export function createLeafHasher(sha256: Sha256) {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(4096);

  /** `prefix`, then the text's UTF-8. */
  function hash(prefix: Uint8Array, text: string): Uint8Array {
    const most = prefix.length + text.length * 3;
    if (buffer.length < most) buffer = new Uint8Array(most * 2);
    buffer.set(prefix);
    const { written } = encoder.encodeInto(text, buffer.subarray(prefix.length));
    return sha256(buffer.subarray(0, prefix.length + written));
  }

  const leafPrefix = Uint8Array.of(0);
  return {
    hashLeaf: (leafText: string) => hash(leafPrefix, leafText),
    hashPayload: (salt: Uint8Array, payloadText: string, subjectText: string) =>
      hash(salt, `{"payload":${payloadText},"subject":${subjectText}}`),
  };
}
