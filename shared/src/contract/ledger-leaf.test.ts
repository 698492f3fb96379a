import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { leafBytes, ledgerLeafSchema, payloadSha256 } from './ledger-leaf.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const digest = 'a'.repeat(64);
const leaf = {
  v: 1,
  factId: 7,
  type: 'station_enrolled',
  recordedAt: '2026-11-25T01:40:00.123456Z',
  payloadSha256: digest,
} as const;

test('a leaf is hashed as its canonical JSON', () => {
  expect(new TextDecoder().decode(leafBytes(leaf))).toBe(
    `{"factId":7,"payloadSha256":"${digest}","recordedAt":"2026-11-25T01:40:00.123456Z","type":"station_enrolled","v":1}`,
  );
});

test('a payload is hashed with its subject, after the salt', () => {
  const salt = Uint8Array.from({ length: 32 }, (_, index) => index);
  const text = '{"payload":{"a":[1],"b":"所长"},"subject":"station:squad-1"}';
  const expected = createHash('sha256').update(salt).update(text).digest('hex');
  expect(payloadSha256(salt, { subject: 'station:squad-1', payload: { b: '所长', a: [1] } }, sha256)).toBe(expected);
});

test.each([
  ['a version that we don’t know', { v: 2 }],
  ['a member more', { note: '' }],
  ['milliseconds only', { recordedAt: '2026-11-25T01:40:00.123Z' }],
  ['another zone', { recordedAt: '2026-11-25T01:40:00.123456+08:00' }],
  ['a fact of no number', { factId: 0 }],
  ['a digest in capitals', { payloadSha256: digest.toUpperCase() }],
  ['a type in words', { type: 'Station enrolled' }],
])('a leaf with %s is none', (_, changed) => {
  expect(ledgerLeafSchema.safeParse({ ...leaf, ...changed }).success).toBe(false);
});
