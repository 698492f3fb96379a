import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { recordingIdOf, recordingIdSchema, shardOf } from './ids.ts';

test('a recording id is the beginning of the base32 of its SHA-256', () => {
  const id = recordingIdOf('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(id).toBe('xj4bnp4pahh6uqkbidpf3lrceoyagynd');
  expect(recordingIdSchema.safeParse(id).success).toBe(true);
});

test('a shard is the first byte of the SHA-256 of the station id', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  expect(shardOf('abc', sha256)).toBe('ba');
});
