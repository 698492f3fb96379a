import type { Sha256 } from '../ids.ts';
import type { LeafLine, Span } from './read-leaf-line.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parts = {
  leaf: Uint8Array.of(0),
  payload: bytesOf('{"payload":'),
  subject: bytesOf(',"subject":'),
  end: bytesOf('}'),
};

/** Takes the digests of what stands in a leaf's line, through one buffer, because a dump has millions of them. */
export function createLeafHasher(sha256: Sha256) {
  let buffer = new Uint8Array(4096);
  let length = 0;

  function begin(most: number): void {
    if (buffer.length < most) buffer = new Uint8Array(most * 2);
    length = 0;
  }
  function add(bytes: Uint8Array): void {
    buffer.set(bytes, length);
    length += bytes.length;
  }
  function addHex(bytes: Uint8Array, [from, to]: Span): void {
    for (let place = from; place < to; place += 2) {
      buffer[length] = valueOfHex(bytes[place]) * 16 + valueOfHex(bytes[place + 1]);
      length += 1;
    }
  }

  return {
    hashLeaf(bytes: Uint8Array, { leaf }: LeafLine): Uint8Array {
      begin(leaf[1] - leaf[0] + 1);
      add(parts.leaf);
      add(bytes.subarray(...leaf));
      return sha256(buffer.subarray(0, length));
    },

    /** Whether payload, subject and salt are those of which the leaf has the digest. */
    isPayload(bytes: Uint8Array, { payload, subject, salt, payloadSha256 }: LeafLine): boolean {
      begin(payload[1] - payload[0] + subject[1] - subject[0] + salt[1] - salt[0] + 32);
      addHex(bytes, salt);
      add(parts.payload);
      add(bytes.subarray(...payload));
      add(parts.subject);
      add(bytes.subarray(...subject));
      add(parts.end);
      const digest = sha256(buffer.subarray(0, length));
      for (let index = 0; index < 32; index += 1) {
        const place = payloadSha256[0] + index * 2;
        if (valueOfHex(bytes[place]) * 16 + valueOfHex(bytes[place + 1]) !== digest[index]) return false;
      }
      return true;
    },
  };
}

/** Of a lower-case digit. */
function valueOfHex(byte = 0): number {
  return byte < 0x3a ? byte - 0x30 : byte - 0x57;
}
