import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as crc32OfNode } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { crc32 } from './crc32.ts';
import { readZipForm } from './read-zip-form.ts';
import { directoryOffset, localHeader, placeEntries, type ZipEntry, zipDirectory } from './zip-form.ts';

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (offset, length) => {
    if (offset < 0 || offset + length > bytes.length) throw new RangeError(`${offset}+${length} of ${bytes.length}`);
    return bytes.subarray(offset, offset + length);
  },
});

function zipOf(contents: Record<string, string>): Buffer {
  const files = Object.entries(contents).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const entries = placeEntries(
    files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, crc32: crc32(bytes) })),
  );
  const stored = files.flatMap(({ bytes }, index) => [localHeader(entries[index] as ZipEntry), bytes]);
  return Buffer.concat([...stored, zipDirectory(entries)]);
}

const small = zipOf({ 'manifest.json': '{}', 'recordings/a.mp4': 'film', '说明.txt': '', 'checkpoint.txt': 'note' });

test('the CRC is that of zlib, in one go or in pieces', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(crc32(b, crc32(a))).toBe(crc32OfNode(Buffer.concat([a, b])));
    }),
  );
});

test('another program reads what we write, names in Chinese too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-form-'));
  try {
    writeFileSync(join(folder, 'a.zip'), small);
    const read =
      'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);z.testzip();print([(n,z.read(n).decode()) for n in z.namelist()])';
    const printed = execFileSync('/usr/bin/python3', ['-X', 'utf8', '-c', read, join(folder, 'a.zip')], {
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe(
      "[('manifest.json', '{}'), ('recordings/a.mp4', 'film'), ('说明.txt', ''), ('checkpoint.txt', 'note')]",
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a ZIP of our form is read with every entry in its place', async () => {
  const read = await readZipForm(sourceOf(small));
  expect(read?.problems).toEqual([]);
  expect(
    read?.entries.map(({ name, sizeBytes, dataOffset }) => [
      name,
      small.subarray(dataOffset, dataOffset + sizeBytes).toString(),
    ]),
  ).toEqual([
    ['manifest.json', '{}'],
    ['recordings/a.mp4', 'film'],
    ['说明.txt', ''],
    ['checkpoint.txt', 'note'],
  ]);
});

test('every change of any bit outside the entries’ bytes is seen', async () => {
  const { entries = [] } = (await readZipForm(sourceOf(small))) ?? {};
  const isContent = (at: number) =>
    entries.some(({ dataOffset, sizeBytes }) => at >= dataOffset && at < dataOffset + sizeBytes);
  for (let bit = 0; bit < small.length * 8; bit += 1) {
    if (isContent(bit >> 3)) continue;
    const changed = Buffer.from(small);
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    expect((await readZipForm(sourceOf(changed)))?.problems, `byte ${bit >> 3}`).not.toEqual([]);
  }
});

test.each([
  ['something before it', Buffer.concat([Buffer.from('x'), small])],
  ['something behind it', Buffer.concat([small, Buffer.from('x')])],
  ['its tail cut', small.subarray(0, -1)],
  ['nothing in it', Buffer.alloc(0)],
  ['zeros only', Buffer.alloc(200)],
])('a ZIP with %s is none of ours', async (_, bytes) => {
  expect((await readZipForm(sourceOf(bytes)))?.problems).not.toEqual([]);
});

/** A file that is too large to be held: only headers and directory have bytes. */
function piecesOf(entries: ZipEntry[]): Map<number, Uint8Array> {
  const placed = placeEntries(entries);
  return new Map([
    ...placed.map((entry): [number, Uint8Array] => [entry.offset, localHeader(entry)]),
    [directoryOffset(placed), zipDirectory(placed)],
  ]);
}

function hugeZip(entries: ZipEntry[]): ByteSource {
  const pieces = piecesOf(entries);
  const [at, directory] = [...pieces].at(-1) as [number, Uint8Array];
  return {
    size: at + directory.length,
    read: async (offset, length) => {
      const piece = pieces.get(offset)?.subarray(0, length);
      return piece ?? directory.subarray(offset - at, offset - at + length);
    },
  };
}

test.each([
  [
    'a file of 5 GB',
    [
      { name: 'recordings/a.mp4', sizeBytes: 5_000_000_000, crc32: 7 },
      { name: 'keys.json', sizeBytes: 2, crc32: 1 },
    ],
  ],
  ['files of 6 GB together', ['a', 'b'].map((name) => ({ name, sizeBytes: 3_000_000_000, crc32: 7 }))],
  [
    'a file of just 4 GiB - 1',
    [
      { name: 'a', sizeBytes: 0xffffffff, crc32: 7 },
      { name: 'b', sizeBytes: 0, crc32: 0 },
    ],
  ],
  ['70,000 files', Array.from({ length: 70_000 }, (_, n) => ({ name: `proofs/${n}.json`, sizeBytes: 0, crc32: 0 }))],
])('%s need ZIP64, and are read back', async (_, entries) => {
  const read = await readZipForm(hugeZip(entries));
  expect(read?.problems).toEqual([]);
  expect(read?.entries.map(({ name, sizeBytes, crc32: crc }) => ({ name, sizeBytes, crc32: crc }))).toEqual(entries);
});

test('another program reads our ZIP64: the places and sizes of 6 GB of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-form-'));
  try {
    const file = openSync(join(folder, 'a.zip'), 'w');
    const entries = ['a', 'b', 'c'].map((name) => ({
      name,
      sizeBytes: name === 'b' ? 5_000_000_000 : 500_000_000,
      crc32: 0,
    }));
    // The entries' bytes are a hole in the file.
    for (const [offset, bytes] of piecesOf(entries)) writeSync(file, bytes, 0, bytes.length, offset);
    closeSync(file);
    const list =
      'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print([(i.filename,i.file_size,z.open(i).read(1)) for i in z.infolist()])';
    const printed = execFileSync('/usr/bin/python3', ['-c', list, join(folder, 'a.zip')], { encoding: 'utf8' });
    expect(printed.trim()).toBe(
      "[('a', 500000000, b'\\x00'), ('b', 5000000000, b'\\x00'), ('c', 500000000, b'\\x00')]",
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
