import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { collectFile } from '../src/collect/collect-file.ts';
import type { Asking } from '../src/collect/collect-lanes.ts';
import { createPartHasher, type PartHasher } from '../src/collect/part-hasher.ts';

const folder = mkdtempSync(join(tmpdir(), 'collect-copy-'));
const hasher = createPartHasher();
const asking: Asking = (question) => question;
const source = join(folder, 'source.mp4');
const temporaryPath = join(folder, 'copy');

afterAll(async () => {
  await hasher.close();
  rmSync(folder, { recursive: true });
});

function copyOf(options: { hasher?: PartHasher; signal?: AbortSignal } = {}) {
  rmSync(temporaryPath, { force: true });
  const { size, mtimeNs } = statSync(source, { bigint: true });
  return collectFile({
    sourcePath: Buffer.from(source),
    sizeBytes: Number(size),
    mtimeNs,
    temporaryPath,
    hasher,
    asking,
    signal: new AbortController().signal,
    ...options,
  });
}

/** Plays what happens to the card while the file is read, at its third buffer. */
function inTheMiddle(happening: () => void): PartHasher {
  return {
    ...hasher,
    begin() {
      const hashing = hasher.begin();
      let updates = 0;
      return {
        ...hashing,
        update(...args) {
          updates += 1;
          if (updates === 3) happening();
          return hashing.update(...args);
        },
      };
    },
  };
}

test('a file whose time changes while it is read was still being written', async () => {
  writeFileSync(source, randomBytes(20_000_000));
  expect((await copyOf()).outcome).toBe('copied');
  expect(await copyOf({ hasher: inTheMiddle(() => utimesSync(source, 1, 1)) })).toEqual({ outcome: 'changed' });
});

test.each([
  { part: 'head', at: 0 },
  { part: 'middle', at: 7_000_000 },
  { part: 'tail', at: 19_999_999 },
])(
  'a file of which the $part is edited in place while it is read, size and time put back, is not settled',
  async ({ at }) => {
    writeFileSync(source, randomBytes(20_000_000));
    utimesSync(source, 1000, 1000);
    const edit = inTheMiddle(() => {
      const file = openSync(source, 'r+');
      writeSync(file, Buffer.from([readFileSync(source)[at] === 1 ? 2 : 1]), 0, 1, at);
      closeSync(file);
      utimesSync(source, 1000, 1000);
    });
    expect(await copyOf({ hasher: edit })).toMatchObject({ outcome: 'failed', reason: 'reads_differ' });
    expect((await copyOf()).outcome).toBe('copied');
  },
);

test('a file that is removed while it is read is copied whole: it may be all that is left of it', async () => {
  writeFileSync(source, randomBytes(20_000_000));
  expect((await copyOf({ hasher: inTheMiddle(() => rmSync(source)) })).outcome).toBe('copied');
});

test('a file that shrinks while it is read was still being written', async () => {
  writeFileSync(source, randomBytes(20_000_000));
  expect(await copyOf({ hasher: inTheMiddle(() => truncateSync(source, 100)) })).toEqual({ outcome: 'changed' });
});

test('an abort ends the copy, and the next one is right', async () => {
  writeFileSync(source, randomBytes(20_000_000));
  const stopping = new AbortController();
  const copy = copyOf({ hasher: inTheMiddle(() => stopping.abort()), signal: stopping.signal });
  await expect(copy).rejects.toThrow(/abort/);
  expect((await copyOf()).outcome).toBe('copied');
});

test('a link that took the place of a file is not followed', async () => {
  const outside = join(folder, 'outside');
  writeFileSync(outside, 'outside of the card');
  rmSync(source);
  symlinkSync(outside, source);
  expect(await copyOf()).toMatchObject({ outcome: 'failed', reason: 'unreadable' });
  expect(existsSync(temporaryPath)).toBe(false);
});

test('what the disk of the station reports is no fault of the card', async () => {
  rmSync(source, { force: true });
  writeFileSync(source, 'video');
  const { mtimeNs } = statSync(source, { bigint: true });
  const sourcePath = Buffer.from(source);
  const signal = new AbortController().signal;
  const copy = { sourcePath, sizeBytes: 5, mtimeNs, temporaryPath: join(folder, 'missing', 'copy'), hasher, signal };
  await expect(collectFile({ ...copy, asking })).rejects.toThrow(/ENOENT/);
});
