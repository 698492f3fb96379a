import { askPython, hasPythonVerifier } from '@rollcall/test/evidence/ask-python';
import { judgeCase, rememberingCrypto } from '@rollcall/test/evidence/judge-case';
import { type Contents, sampleExport, zipOf } from '@rollcall/test/evidence/sample-export';
import { seededRandom } from '@rollcall/test/evidence/seeded-random';
import { howMany } from '@rollcall/test/how-many';
import { describe, expect, test } from 'vitest';

const contents = await sampleExport({ erased: true });
const zip = zipOf(contents);
const crypto = rememberingCrypto();
const random = seededRandom('changed bytes');

function withByte(bytes: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = value;
  return changed;
}

/** Another value of the byte: one bit of it, or any. */
const otherBit = (byte: number, bit: number) => byte ^ (1 << bit);
const otherValue = (byte: number) => (byte + 1 + random(255)) & 0xff;

/** Each byte is tried, or one of so many. */
const step = howMany({ usual: 7, long: 1 });

/** An export in which one byte of one entry is another, packed by whoever changed it: sizes and CRCs fit. */
function* repacked(names: string[]): Generator<{ at: string; changed: Contents }> {
  for (const name of names) {
    const bytes = contents.get(name) ?? Buffer.alloc(0);
    for (const [at, byte] of bytes.entries()) {
      if (at % step !== 0) continue;
      for (const value of [otherBit(byte, at % 8), otherValue(byte)]) {
        yield { at: `${name} byte ${at}`, changed: new Map(contents).set(name, withByte(bytes, at, value)) };
      }
    }
  }
}

const answering = [...contents.keys()].filter((name) => /^(manifest|keys|checkpoint|seal|proofs)/.test(name));

test.each(answering)('every byte of %s is covered, whoever packs it anew', async (name) => {
  let tried = 0;
  for (const { at, changed } of repacked([name])) {
    const verdict = await judgeCase({ bytes: zipOf(changed) }, crypto);
    expect(verdict?.state, at).toBe('broken');
    expect(verdict?.findings[0]?.code, at).not.toMatch(/^zip_/);
    tried += 1;
  }
  expect(tried).toBe(Math.ceil((contents.get(name)?.length ?? 0) / step) * 2);
});

const anywhere = Array.from({ length: 2000 }, () => {
  const at = random(zip.length);
  return { at, bytes: withByte(zip, at, otherValue(zip[at] ?? 0)) };
});

test('2,000 changed bytes anywhere in the ZIP are found', async () => {
  for (const { at, bytes } of anywhere)
    expect((await judgeCase({ bytes }, crypto))?.state, `byte ${at}`).toBe('broken');
});

describe.skipIf(!hasPythonVerifier())('the second verifier', () => {
  test('finds a sample of both', () => {
    const sample = [...repacked(answering)].filter((_, nr) => nr % 13 === 0);
    const cases = [...sample.map(({ changed }) => ({ bytes: zipOf(changed) })), ...anywhere.slice(0, 200)];
    expect(new Set(askPython(cases).map(({ state }) => state))).toEqual(new Set(['broken']));
    expect(askPython([{ bytes: zip }])).toEqual([expect.objectContaining({ state: 'erased' })]);
  });
});
