import { expect, test } from 'vitest';
import { displayWidth, printable, shortened, textTable } from './text-table.ts';

test.for<[string, number]>([
  ['abc', 3],
  ['录像一.mp4', 10],
  ['７Ｋ＠', 6],
  ['（一）', 6],
  ['ｶﾀ', 2],
  ['e\u0301', 1],
  ['𠮷', 2],
  ['–…\uFFFD', 3],
])('%j takes %i columns', ([text, columns]) => {
  expect(displayWidth(text)).toBe(columns);
});

test('columns stay aligned beside Chinese names', () => {
  expect(
    textTable([
      ['录像.mp4', '1'],
      ['a.mp4', '22'],
      ['', ''],
    ]),
  ).toEqual(['录像.mp4  1', 'a.mp4     22', '']);
});

test('a name can’t act on the terminal', () => {
  expect(printable('a\u001b[2J\n\u202e4pm.录像')).toBe('a\\u{1b}[2J\\u{a}\\u{202e}4pm.录像');
});

test.for(['x'.repeat(200), '录像'.repeat(80), `a${'录'.repeat(99)}.mp4`, '短.mp4', 'abcde'])(
  '%s fits after cutting',
  (text) => {
    for (const columns of [5, 20, 21]) {
      const cut = shortened(text, columns);
      expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
      expect(displayWidth(cut)).toBeGreaterThanOrEqual(Math.min(columns - 2, displayWidth(text)));
      expect(cut.at(0)).toBe(text.at(0));
      expect(cut.at(-1)).toBe(text.at(-1));
    }
  },
);
