/** A reflected CRC with all ones before and after, as CRC-32, CRC-32C and CRC-64/NVME all are. */
export interface CrcModel {
  bits: 32 | 64;
  /** Reversed polynomial. */
  polynomial: bigint;
}

export const crc32Model: CrcModel = { bits: 32, polynomial: 0xedb88320n };
export const crc32cModel: CrcModel = { bits: 32, polynomial: 0x82f63b78n };
export const crc64NvmeModel: CrcModel = { bits: 64, polynomial: 0x9a6c9329ac4bc9b5n };

/** One table of 256 entries for each of the eight bytes taken in one step (slicing-by-8), split into 32-bit halves. */
export interface SliceTables {
  low: Uint32Array;
  high: Uint32Array;
}

export function sliceTables({ polynomial }: CrcModel): SliceTables {
  const low = new Uint32Array(8 * 256);
  const high = new Uint32Array(8 * 256);
  const first: bigint[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
    first.push(value);
  }
  const values = [...first];
  for (let index = 256; index < 8 * 256; index += 1) {
    const previous = values[index - 256] ?? 0n;
    values.push((previous >> 8n) ^ (first[Number(previous & 0xffn)] ?? 0n));
  }
  for (const [index, value] of values.entries()) {
    low[index] = Number(value & 0xffffffffn);
    high[index] = Number(value >> 32n);
  }
  return { low, high };
}

/** Running state; `high` stays 0 for 32-bit models. */
export interface CrcState {
  low: number;
  high: number;
}

export function initialCrc({ bits }: CrcModel): CrcState {
  return { low: 0xffffffff, high: bits === 64 ? 0xffffffff : 0 };
}

export function updateCrc(state: CrcState, tables: SliceTables, chunk: Buffer): void {
  const { low: tableLow, high: tableHigh } = tables;
  let { low, high } = state;
  let offset = 0;
  for (const end = chunk.length - 7; offset < end; offset += 8) {
    const a = low ^ chunk.readUInt32LE(offset);
    const b = high ^ chunk.readUInt32LE(offset + 4);
    const i7 = 1792 + (a & 255);
    const i6 = 1536 + ((a >>> 8) & 255);
    const i5 = 1280 + ((a >>> 16) & 255);
    const i4 = 1024 + (a >>> 24);
    const i3 = 768 + (b & 255);
    const i2 = 512 + ((b >>> 8) & 255);
    const i1 = 256 + ((b >>> 16) & 255);
    const i0 = b >>> 24;
    low =
      at(tableLow, i7) ^
      at(tableLow, i6) ^
      at(tableLow, i5) ^
      at(tableLow, i4) ^
      at(tableLow, i3) ^
      at(tableLow, i2) ^
      at(tableLow, i1) ^
      at(tableLow, i0);
    high =
      at(tableHigh, i7) ^
      at(tableHigh, i6) ^
      at(tableHigh, i5) ^
      at(tableHigh, i4) ^
      at(tableHigh, i3) ^
      at(tableHigh, i2) ^
      at(tableHigh, i1) ^
      at(tableHigh, i0);
  }
  for (; offset < chunk.length; offset += 1) {
    const index = (low ^ (chunk[offset] ?? 0)) & 255;
    low = ((low >>> 8) | (high << 24)) ^ at(tableLow, index);
    high = (high >>> 8) ^ at(tableHigh, index);
  }
  state.low = low >>> 0;
  state.high = high >>> 0;
}

/** Always inside the bounds; a check here would cost a third of the speed. */
function at(table: Uint32Array, index: number): number {
  return table[index] as number;
}

export function finishCrc({ bits }: CrcModel, state: CrcState): Buffer {
  const digest = Buffer.alloc(bits / 8);
  digest.writeUInt32BE(~state.low >>> 0, digest.length - 4);
  if (bits === 64) digest.writeUInt32BE(~state.high >>> 0, 0);
  return digest;
}

/**
 * The CRC of A followed by B from the CRCs of each: A's is carried over B's zeros (a product with x^(8·|B|) modulo the
 * polynomial, in the reflected form), then B's is added. Powers are kept for the lengths seen before.
 */
export function crcJoiner({ bits, polynomial }: CrcModel): (crcA: Buffer, crcB: Buffer, sizeBytesB: number) => Buffer {
  const one = 1n << BigInt(bits - 1);
  const multiply = (a: bigint, b: bigint): bigint => {
    let product = 0n;
    let shifted = b;
    for (let bit = one; bit > 0n; bit >>= 1n) {
      if (a & bit) product ^= shifted;
      shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
    }
    return product;
  };
  const powers = new Map<number, bigint>();
  const powerFor = (sizeBytes: number): bigint => {
    let power = powers.get(sizeBytes);
    if (power === undefined) {
      power = one;
      let square = one >> 8n;
      for (let rest = sizeBytes; rest > 0; rest = Math.floor(rest / 2)) {
        if (rest % 2 === 1) power = multiply(power, square);
        square = multiply(square, square);
      }
      powers.set(sizeBytes, power);
    }
    return power;
  };
  const read = (crc: Buffer) => BigInt(`0x${crc.toString('hex')}`);
  return (crcA, crcB, sizeBytesB) => {
    const joined = multiply(read(crcA), powerFor(sizeBytesB)) ^ read(crcB);
    return Buffer.from(joined.toString(16).padStart(bits / 4, '0'), 'hex');
  };
}
