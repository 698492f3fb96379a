const zeroRun = Buffer.alloc(32);

/**
 * Checks a packet of length-prefixed NAL units (AVC or HEVC in MP4). `zero_filled`: emulation prevention keeps such a run
 * of zeros out of every NAL unit, so somebody else wrote it. `bad_packet`: the lengths don't add up to the packet.
 */
export function checkNalUnits(packet: Uint8Array, lengthBytes: number): 'good' | 'zero_filled' | 'bad_packet' {
  const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength);
  if (bytes.includes(zeroRun) || bytes.every((byte) => byte === 0)) return 'zero_filled';
  let offset = 0;
  while (offset < bytes.length) {
    if (offset + lengthBytes >= bytes.length) return 'bad_packet';
    const length = bytes.readUIntBE(offset, lengthBytes);
    const header = bytes[offset + lengthBytes] ?? 0xff;
    if (length === 0 || (header & 0x80) !== 0) return 'bad_packet';
    offset += lengthBytes + length;
  }
  return offset === bytes.length && bytes.length > 0 ? 'good' : 'bad_packet';
}
