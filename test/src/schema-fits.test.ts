import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { z } from 'zod';
import { misfits } from './schema-fits.ts';
import { type JsonSchema, schemasBetween } from './schemas-between.ts';

/** What the release before can't read of today's, and what it does then. */
const knownMisfits: Record<string, string> = {};

const root = new URL('../../', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, root), 'utf8'));
const fixtures = `test/fixtures/release-${read('infra/compose/releases.json').previous.version}`;
const before = read(`${fixtures}/messages.json`) as Record<string, JsonSchema>;
const now = await schemasBetween();

test('station and HQ understand each other when one of them is of the release before', () => {
  const found = Object.entries(before).flatMap(([name, was]) => {
    const is = now[name];
    if (is === undefined) return [`${name} is gone`];
    return [...misfits(was, is), ...(name in knownMisfits ? [] : misfits(is, was))].map((why) => `${name}: ${why}`);
  });
  expect(found).toEqual([]);
});

// HQ and agent read them in `core-contract-fixtures.test.ts` and in `agent/tests`.
test('the samples that the release before signed are as they were', () => {
  const sha256Of = (file: string) =>
    createHash('sha256')
      .update(readFileSync(new URL(`shared/fixtures/${file}`, root)))
      .digest('hex');
  const samples = Object.keys(read(`${fixtures}/samples.json`));
  expect(Object.fromEntries(samples.map((file) => [file, sha256Of(file)]))).toEqual(read(`${fixtures}/samples.json`));
});

const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
it.each<[string, z.ZodType, z.ZodType, number]>([
  ['a new property', z.object({ a: z.string(), b: z.string() }), z.object({ a: z.string() }), 0],
  ['a new property where none is expected', z.object({ b: z.int() }), z.strictObject({}), 1],
  ['a property that is left out', z.object({}), z.object({ a: z.string() }), 1],
  ['one that may be left out', z.object({}), z.object({ a: z.string().optional() }), 0],
  ['one that has a default', z.object({ a: z.string().default('b') }), z.object({ a: z.string() }), 1],
  ['a new value', z.enum(['a', 'b']), z.enum(['a']), 1],
  ['fewer values', z.enum(['a']), z.enum(['a', 'b']), 0],
  ['a value of a kind', z.literal('a'), z.union([z.literal('a'), z.literal('b')]), 0],
  ['null', z.string().nullable(), z.string(), 1],
  ['what may be null', z.string(), z.string().nullable(), 0],
  ['another type', z.object({ a: z.object({ b: z.string() }) }), z.object({ a: z.object({ b: z.int() }) }), 1],
  ['a whole number', z.int(), z.number(), 0],
  ['a longer text', z.string().max(20), z.string().max(10), 1],
  ['a shorter text', z.string().max(10), z.string().max(20), 0],
  ['another form', z.string(), z.uuid(), 2],
  ['a list of others', z.array(z.object({ a: z.int() })), z.array(z.object({ a: z.string() })), 1],
  ['a record of others', z.record(z.string(), z.int()), z.record(z.string(), z.string()), 1],
  [
    'one of several',
    z.union([z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() })]),
    z.strictObject({ a: z.int() }),
    2,
  ],
])('sees %s', (_what, writer, reader, misses) => {
  expect(misfits(json(writer), json(reader))).toHaveLength(misses);
});
