import { expect, test } from 'vitest';
import { findRefusedName } from './find-refused-name.ts';

test('plain names stand side by side', () => {
  const names = [
    'manifest.json',
    'recordings/abc.mp4',
    'recordings/abd',
    'custody-history.html',
    '说明.txt',
    'proofs/a_b-1.json',
  ];
  expect(findRefusedName(names)).toBeNull();
});

const controls = [...Array(0x20).keys(), 0x7f, 0x85, 0x9f].map((code) => `a${String.fromCharCode(code)}b`);
/** Spaces, ends of lines, marks of direction, joiners, what is seen as nothing, halves of a character, tags. */
const invisible = [
  0xa0, 0xad, 0x61c, 0x180e, 0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0x3000, 0xd800, 0xfeff, 0xe0041,
].map((code) => `a${String.fromCodePoint(code)}b`);
const elsewhere = [
  '',
  '.',
  '..',
  '/a',
  'a/',
  'a//b',
  'a/../b',
  './a',
  'a\\b',
  'C:',
  'C:/a',
  '~',
  'a:b',
  '.hidden',
  '-rf',
  'a.',
  'a ',
  ' a',
  'a./b',
];
const devices = ['con', 'NUL', 'nul.txt', 'a/Aux', 'com1', 'LPT9.tar.gz', 'prn/a'];
const twins = ['é.txt', 'e\u0301.txt', 'ﬁlm', '\uf900', 'Ａ', 'а'];

test.each([...controls, ...invisible, ...elsewhere, ...devices, ...twins, 'a'.repeat(256)])('%j is refused', (name) => {
  expect(findRefusedName(['manifest.json', name])).toBe(name);
});

test.each([
  ['a.txt', 'a.txt'],
  ['a.txt', 'A.TXT'],
  ['a', 'a/b'],
  ['a/b', 'A'],
  ['x/y/z', 'x/y'],
])('%j and %j can not stand in one folder', (one, other) => {
  expect(findRefusedName([one, other])).toBe(other);
});
