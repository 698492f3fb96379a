import { createHash } from 'node:crypto';
import { beginPack, type PackedFile, type PackLine } from './pack-form.ts';

/** A file on its way into a pack. */
export interface PackContent extends Pick<PackedFile, 'area' | 'name'> {
  bytes: Uint8Array;
}

/** The bytes of a pack. A file is held in memory while it is written: papers have at most some ten megabytes each. */
export async function* sealPack(
  passphrase: string,
  about: { label: string; madeAt: Date },
  contents: AsyncIterable<PackContent>,
): AsyncGenerator<Uint8Array> {
  const { line, sealing } = await beginPack(passphrase);
  const sealed = (value: PackLine) => sealing.update(`${JSON.stringify(value)}\n`);
  yield line;
  yield sealed({ kind: 'pack', v: 1, ...about, madeAt: about.madeAt.toISOString() });
  let files = 0;
  for await (const { area, name, bytes } of contents) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    yield sealed({ kind: 'file', area, name, sizeBytes: bytes.length, sha256 });
    yield sealing.update(bytes);
    yield sealing.update('\n');
    files += 1;
  }
  yield sealed({ kind: 'end', files });
  yield sealing.final();
  yield sealing.getAuthTag();
}
