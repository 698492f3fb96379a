import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts';
import { fromHex, toHex } from './hex.ts';

const bytes = fc.uint8Array({ maxLength: 80 });

test('bytes come back from base 64, base 64 for URLs and hex, which are those of Node', () => {
  fc.assert(
    fc.property(bytes, (any) => {
      expect([toBase64(any), toBase64Url(any), toHex(any)]).toEqual(
        (['base64', 'base64url', 'hex'] as const).map((encoding) => Buffer.from(any).toString(encoding)),
      );
      expect([fromBase64(toBase64(any)), fromBase64Url(toBase64Url(any)), fromHex(toHex(any))]).toEqual([
        any,
        any,
        any,
      ]);
    }),
  );
});

test('no other text stands for the same bytes: whatever one character is changed to, it is refused or means others', () => {
  fc.assert(
    fc.property(
      bytes.filter(({ length }) => length > 0),
      fc.nat(),
      fc.string({ maxLength: 2 }),
      (any, at, other) => {
        for (const [encode, decode] of [
          [toBase64, fromBase64],
          [toBase64Url, fromBase64Url],
          [toHex, fromHex],
        ] as const) {
          const text = encode(any);
          const index = at % text.length;
          const changed = text.slice(0, index) + other + text.slice(index + 1);
          if (changed !== text) expect(decode(changed)).not.toEqual(any);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(['QQ', 'QR==', 'QQ=', 'QQ==\n', ' QQ==', 'Q===', '=', 'QQ==QQ==', '-_8='])(
  '%j is no base 64 of ours',
  (text) => {
    expect(fromBase64(text)).toBeNull();
  },
);

test.each(['QR', 'QQ==', 'Q', '+/8', 'QQ\n'])('%j is no base 64 for URLs of ours', (text) => {
  expect(fromBase64Url(text)).toBeNull();
});

test.each(['A0', 'a', '0x00', ' 00', '00\n'])('%j is no hex of ours', (text) => {
  expect(fromHex(text)).toBeNull();
});
