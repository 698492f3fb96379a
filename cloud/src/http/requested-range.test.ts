import { expect, test } from 'vitest';
import { requestedBytes, requestedRange } from './requested-range.ts';

test.each([
  ['bytes=0-', 0, 99],
  ['bytes=0-0', 0, 0],
  ['bytes=10-19', 10, 19],
  ['bytes=99-', 99, 99],
  ['bytes=90-100', 90, 99],
  ['bytes=0-99999999999999999999', 0, 99],
  ['bytes=-1', 99, 99],
  ['bytes=-100', 0, 99],
  ['bytes=-5000', 0, 99],
  ['Bytes=5-6', 5, 6],
  ['  bytes= 5-6 ', 5, 6],
])('%s of 100 bytes is %d to %d', (header, start, end) => {
  expect(requestedRange(header, 100)).toEqual({ outcome: 'range', range: { start, end } });
});

test.each(['bytes=100-', 'bytes=100-200', 'bytes=99999999999999999999-', 'bytes=-0'])(
  '%s of 100 bytes can not be satisfied',
  (header) => {
    expect(requestedRange(header, 100)).toEqual({ outcome: 'unsatisfiable' });
  },
);

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=9-5', 'bytes=a-b', 'bytes=0-1,5-6', 'items=0-1', 'bytes=1'])(
  '%s asks for everything',
  (header) => {
    expect(requestedRange(header, 100)).toEqual({ outcome: 'all' });
  },
);

test.each([
  [undefined, 100],
  ['bytes=1-', 99],
  [' Bytes= 1-', 99],
  ['bytes=-99', 99],
  ['bytes=0-0', 1],
  ['bytes=100-', 0],
  ['bytes=0-1,5-6', 100],
])('%s of 100 bytes asks for %d', (header, bytes) => {
  expect(requestedBytes(header, 100)).toBe(bytes);
});
