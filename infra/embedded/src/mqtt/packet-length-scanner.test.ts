import { expect, test } from 'vitest';
import { createPacketLengthScanner } from './packet-length-scanner.ts';

function packet(remaining: number): Uint8Array {
  const header = [0x30];
  let left = remaining;
  do {
    header.push((left % 128) | (left >= 128 ? 0x80 : 0));
    left = Math.floor(left / 128);
  } while (left > 0);
  // A body of 0xff bytes: read as a header it would announce a huge packet.
  return Uint8Array.from([...header, ...new Uint8Array(remaining).fill(0xff)]);
}

test('lets a stream of packets up to the limit pass, however it is cut', () => {
  const stream = Uint8Array.from([0, 1, 127, 128, 300, 0, 300].flatMap((size) => [...packet(size)]));
  for (const cut of [1, 2, 3, 7, 128, 1_000]) {
    const scanner = createPacketLengthScanner(300);
    for (let at = 0; at < stream.length; at += cut) {
      expect(scanner.exceeds(stream.subarray(at, at + cut))).toBe(false);
    }
  }
});

test('stops at the header of a packet above the limit, before its body', () => {
  const scanner = createPacketLengthScanner(300);
  expect(scanner.exceeds(packet(300))).toBe(false);
  expect(scanner.exceeds(packet(301).subarray(0, 3))).toBe(true);
});

test('refuses a length that never ends', () => {
  expect(createPacketLengthScanner(2 ** 30).exceeds(Uint8Array.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x80]))).toBe(true);
});
