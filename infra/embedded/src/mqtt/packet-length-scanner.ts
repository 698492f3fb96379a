/** Follows the fixed headers of an MQTT byte stream; every chunk goes through it once, in order. */
export interface PacketLengthScanner {
  /** true once a packet announces more than the limit, before its body has come. */
  exceeds(chunk: Uint8Array): boolean;
}

/** MQTT 3.1.1 §2.2.3: after the type byte, the remaining length in 1 to 4 bytes of 7 bits, lowest first. */
export function createPacketLengthScanner(maxRemainingBytes: number): PacketLengthScanner {
  let state: 'type' | 'length' | 'body' = 'type';
  let length = 0;
  let lengthBytes = 0;
  let bodyLeft = 0;

  return {
    exceeds(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (state === 'body') {
          const taken = Math.min(bodyLeft, chunk.length - at);
          at += taken;
          bodyLeft -= taken;
          if (bodyLeft === 0) state = 'type';
          continue;
        }
        const byte = chunk[at++] ?? 0;
        if (state === 'type') {
          state = 'length';
          length = 0;
          lengthBytes = 0;
          continue;
        }
        length += (byte & 0x7f) * 128 ** lengthBytes++;
        if (length > maxRemainingBytes || lengthBytes > 4) return true;
        if ((byte & 0x80) === 0) {
          bodyLeft = length;
          state = length === 0 ? 'type' : 'body';
        }
      }
      return false;
    },
  };
}
