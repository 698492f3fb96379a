import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import {
  type CrcModel,
  crc32cModel,
  crc64NvmeModel,
  finishCrc,
  initialCrc,
  type SliceTables,
  sliceTables,
  updateCrc,
} from './reflected-crc.ts';

export type DigestName = 'md5' | 'sha1' | 'sha256' | 'crc32' | 'crc32c' | 'crc64nvme';

const crc32cTables = sliceTables(crc32cModel);
const crc64NvmeTables = sliceTables(crc64NvmeModel);

interface Digest {
  update(chunk: Buffer): void;
  digest(): Buffer;
}

/** Several digests over one pass of the bytes, each algorithm once however many checks want it. */
export class DigestSet {
  readonly #digests: ReadonlyMap<DigestName, Digest>;
  readonly #finished = new Map<DigestName, Buffer>();

  constructor(names: Iterable<DigestName>) {
    this.#digests = new Map([...new Set(names)].map((name) => [name, createDigest(name)]));
  }

  update(chunk: Buffer): void {
    for (const digest of this.#digests.values()) digest.update(chunk);
  }

  /** After the last update. */
  digest(name: DigestName): Buffer {
    const finished = this.#finished.get(name) ?? this.#digests.get(name)?.digest();
    if (finished === undefined) throw new Error(`The digest ${name} was not asked for before the bytes were read.`);
    this.#finished.set(name, finished);
    return finished;
  }
}

function createDigest(name: DigestName): Digest {
  switch (name) {
    case 'crc32':
      return nativeCrc32();
    case 'crc32c':
      return tableCrc(crc32cModel, crc32cTables);
    case 'crc64nvme':
      return tableCrc(crc64NvmeModel, crc64NvmeTables);
    default:
      return createHash(name);
  }
}

function nativeCrc32(): Digest {
  let value = 0;
  return {
    update: (chunk) => {
      value = crc32(chunk, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}

function tableCrc(model: CrcModel, tables: SliceTables): Digest {
  const state = initialCrc(model);
  return { update: (chunk) => updateCrc(state, tables, chunk), digest: () => finishCrc(model, state) };
}
