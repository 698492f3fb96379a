import { expect, test } from 'vitest';
import { walkBoxes } from './box-walk.ts';
import { judgeBoxes } from './judge-boxes.ts';

function fileOf(...pieces: Buffer[]) {
  const bytes = Buffer.concat(pieces);
  return { sizeBytes: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
}

function box(type: string, content: number, claimed = content + 8): Buffer {
  const bytes = Buffer.alloc(content + 8, 0x55);
  bytes.writeUInt32BE(claimed, 0);
  bytes.write(type, 4, 'latin1');
  return bytes;
}

function largeBox(type: string, content: number, claimed = BigInt(content + 16)): Buffer {
  const bytes = Buffer.alloc(content + 16, 0x55);
  bytes.writeUInt32BE(1, 0);
  bytes.write(type, 4, 'latin1');
  bytes.writeBigUInt64BE(claimed, 8);
  return bytes;
}

const codes = (...pieces: Buffer[]) => judgeBoxes(walkBoxes(fileOf(...pieces))).problems.map(({ code }) => code);

test.for([
  ['index first', [box('ftyp', 16), box('moov', 100), box('mdat', 500)], []],
  ['a large size', [box('ftyp', 16), box('moov', 100), largeBox('mdat', 500)], []],
  ['a last box to the end of the file', [box('ftyp', 16), box('moov', 100), box('mdat', 500, 0)], []],
  ['zeros after the last box', [box('ftyp', 16), box('moov', 100), box('mdat', 50), Buffer.alloc(64)], []],
  ['mdat beyond the end', [box('ftyp', 16), box('moov', 100), box('mdat', 500, 900)], ['truncated']],
  ['an impossible large size', [box('ftyp', 16), box('moov', 9), largeBox('mdat', 5, 2n ** 63n)], ['truncated']],
  ['half a header', [box('ftyp', 16), box('moov', 100), Buffer.from('1234')], ['truncated']],
  ['no index', [box('ftyp', 16), box('mdat', 500)], ['moov_missing']],
  ['an index cut off', [box('ftyp', 16), box('mdat', 50), box('moov', 10, 90)], ['truncated', 'moov_missing']],
  ['a recorder that never closed', [box('ftyp', 16), box('mdat', 0), Buffer.alloc(500, 0x99)], ['moov_missing']],
  ['zeros instead of the index', [box('ftyp', 16), box('mdat', 50), Buffer.alloc(90)], ['moov_missing', 'zero_filled']],
  ['an index of 3 GB', [box('moov', 4, 3_000_000_000)], ['truncated', 'moov_missing']],
  ['text', [Buffer.from('this is no video, honestly')], ['not_a_container']],
  ['zeros', [Buffer.alloc(4096)], ['zero_filled']],
  ['a box of four bytes', [box('ftyp', 16, 4)], ['not_a_container']],
] as const)('%s', ([, pieces, expected]) => {
  expect(codes(...pieces)).toEqual(expected);
});
