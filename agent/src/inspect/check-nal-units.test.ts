import { expect, test } from 'vitest';
import { checkNalUnits } from './check-nal-units.ts';

const unit = (length: number, claimed = length) => {
  const bytes = Buffer.alloc(4 + length, 0x41);
  bytes.writeUInt32BE(claimed, 0);
  return bytes;
};

test.for([
  ['whole units', Buffer.concat([unit(10), unit(200)]), 'good'],
  ['a length beyond the packet', Buffer.concat([unit(10), unit(200, 201)]), 'bad_packet'],
  ['a length too small', unit(200, 20), 'bad_packet'],
  ['an empty unit', Buffer.concat([unit(10), unit(0)]), 'bad_packet'],
  ['an empty packet', Buffer.alloc(0), 'zero_filled'],
  ['zeros only', Buffer.alloc(20), 'zero_filled'],
  ['a run of zeros inside', Buffer.concat([unit(10), unit(100).fill(0, 40, 80)]), 'zero_filled'],
  ['few zeros inside', Buffer.concat([unit(10), unit(100).fill(0, 40, 44)]), 'good'],
] as const)('%s: %s', ([, packet, expected]) => {
  expect(checkNalUnits(packet, 4)).toBe(expected);
});
