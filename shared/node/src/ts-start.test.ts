import { expect, it } from 'vitest';
import { findTsStart } from './ts-start.ts';

function packets(count: number, packetBytes: 188 | 192): Buffer {
  const bytes = Buffer.alloc(count * packetBytes, 1);
  for (let nr = 0; nr < count; nr += 1) bytes[nr * packetBytes + packetBytes - 188] = 0x47;
  return bytes;
}
const plain = { packetBytes: 188, syncAt: 0 };
const withTime = { packetBytes: 192, syncAt: 4 };

it.each([
  ['at once', packets(9, 188), { offset: 0, ...plain }],
  ['at once, with time codes', packets(9, 192), { offset: 0, ...withTime }],
  ['of three packets', packets(3, 188), { offset: 0, ...plain }],
  ['behind a part of a packet', Buffer.concat([Buffer.alloc(100, 0x47), packets(9, 188)]), { offset: 100, ...plain }],
  [
    'behind zeros, with time codes',
    Buffer.concat([Buffer.alloc(5000), packets(9, 192)]),
    { offset: 5000, ...withTime },
  ],
])('a transport stream that begins %s', (_what, bytes, start) => {
  expect(findTsStart(bytes)).toEqual(start);
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(10_000)],
  ['text', Buffer.from('GPS log of a recorder\n'.repeat(500))],
  ['two packets', packets(2, 188)],
])('is no transport stream: %s', (_what, bytes) => {
  expect(findTsStart(bytes)).toBeUndefined();
});
