import { expect, test } from 'vitest';
import { pathText } from './path-text.ts';

test('valid UTF-8 is read as such, everything else as GB18030', () => {
  expect(pathText(Buffer.from('录像/一.mp4'))).toBe('录像/一.mp4');
  expect(pathText(Buffer.from('c2bccff12fd2bb2e6d7034', 'hex'))).toBe('录像/一.mp4');
});

test('a name that decodes to nothing is shown by its bytes', () => {
  expect(pathText(Buffer.from('efbbbf', 'hex'))).toBe('\\xEF\\xBB\\xBF');
  expect(pathText(Buffer.from('DCIM/\uFEFF/\uFEFF\uFEFF'))).toBe('DCIM/\\xEF\\xBB\\xBF/\\xEF\\xBB\\xBF\\xEF\\xBB\\xBF');
  expect(pathText(Buffer.from('\uFEFFa'))).toBe('a');
});

test('a name that would look like another shows what it holds', () => {
  expect(pathText(Buffer.from('DCIM/录像\u202E4pm.exe'))).toBe('DCIM/录像\\u{202e}4pm.exe');
  expect(pathText(Buffer.from('a\nb\u200F.mp4'))).toBe('a\\u{a}b\\u{200f}.mp4');
});

test('no bytes make a text that Postgres refuses', () => {
  for (let first = 0; first < 256; first += 1) {
    for (let second = 0; second < 256; second += 1) {
      const text = pathText(Buffer.from([first, second, 0xff, 0xed, 0xa0, 0x80]));
      expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
    }
  }
});
