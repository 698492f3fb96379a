import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../contract/canonical-json.ts';
import { readCanonical } from './read-canonical.ts';
import { scanCanonical } from './scan-canonical.ts';

/** Whether the scanner takes all of these bytes for one canonical value. */
const scans = (bytes: Uint8Array) => scanCanonical(bytes, 0, bytes.length) === bytes.length;
const reads = (bytes: Uint8Array) => readCanonical(bytes) !== undefined;

const value = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });

test('takes every canonical text, wherever it stands', () => {
  fc.assert(
    fc.property(value, fc.nat(5), (given, before) => {
      let text: string;
      try {
        text = canonicalJson(given);
      } catch {
        return; // half a character
      }
      const bytes = Buffer.from(`${' '.repeat(before)}${text},`);
      expect(scanCanonical(bytes, before, bytes.length)).toBe(bytes.length - 1);
    }),
    { numRuns: 2000 },
  );
});

test('takes no text that isn’t canonical: bytes changed, inserted and left out', () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.nat(255), fc.integer({ min: 0, max: 2 }), (given, nr, byte, removed) => {
      const bytes = [...Buffer.from(JSON.stringify(given))];
      bytes.splice(nr % bytes.length, removed, byte);
      const changed = Uint8Array.from(bytes);
      expect(scans(changed)).toBe(reads(changed));
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ...[
    '{"a":1,"b":2}',
    '{"b":1,"a":2}',
    '{"a":1,"a":2}',
    '{"a":1,}',
    '{,}',
    '{"a"}',
    '{"a":}',
    '[1,]',
    '[,1]',
    '[1 ,2]',
    '{',
    '[',
    '"',
    '',
  ],
  ...[
    '01',
    '-0',
    '0',
    '-1',
    '1.0',
    '1.5',
    '1e21',
    '1e+21',
    '1E+21',
    '1e-7',
    '0.0000001',
    '1e20',
    '100000000000000000000',
    '-',
    '.',
    '1.',
    '+1',
  ],
  ...[
    '9007199254740993',
    '9007199254740992',
    '123456789012345678901',
    'NaN',
    'Infinity',
    'nul',
    'null',
    'true ',
    'false',
  ],
  ...[
    '"\\u0041"',
    '"\\u001f"',
    '"\\u001F"',
    '"\\u000a"',
    '"\\n"',
    '"\\/"',
    '"\\u2028"',
    '"\u2028"',
    '"\t"',
    '"\u007f"',
    '"\\ud83d\\ude00"',
    '"😀"',
  ],
  ...[
    '{"1":0,"10":0,"2":0}',
    '{"10":0,"9":0}',
    '{"a":0,"a!":0}',
    '{"a!":0,"a":0}',
    '{"é":0,"😀":0,"דּ":0}',
    '{"דּ":0,"😀":0}',
    '{"\\n":0,"a":0}',
    '{"a\\n":0,"a ":0}',
  ],
])('%j is taken exactly if it is canonical', (text) => {
  expect(scans(Buffer.from(text))).toBe(reads(Buffer.from(text)));
});

test.each([
  ['c0 80', [0xc0, 0x80]],
  ['c1 bf', [0xc1, 0xbf]],
  ['e0 9f 80', [0xe0, 0x9f, 0x80]],
  ['ed a0 80, half a character', [0xed, 0xa0, 0x80]],
  ['f0 8f 80 80', [0xf0, 0x8f, 0x80, 0x80]],
  ['f4 90 80 80', [0xf4, 0x90, 0x80, 0x80]],
  ['f5', [0xf5, 0x80, 0x80, 0x80]],
  ['a lone continuation', [0x80]],
  ['e4 bd, cut', [0xe4, 0xbd]],
  ['f0 9f 98, cut', [0xf0, 0x9f, 0x98]],
])('the bytes %s are no text', (_, bytes) => {
  expect(scans(Uint8Array.from([0x22, ...bytes, 0x22]))).toBe(false);
});

test('what is nested without end is refused', () => {
  expect(scans(Buffer.from('['.repeat(100_000)))).toBe(false);
  expect(scans(Buffer.from(`${'['.repeat(150)}${']'.repeat(150)}`))).toBe(true);
});
