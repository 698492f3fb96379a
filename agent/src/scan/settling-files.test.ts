import { expect, test } from 'vitest';
import { createSettlingFiles } from './settling-files.ts';

const entry = (name: string, sizeBytes: number, mtimeNs = 1n) => ({
  pathBytes: Buffer.from(name),
  pathText: name,
  sizeBytes,
  mtimeNs,
});
const names = ({ settled, quiet }: ReturnType<ReturnType<typeof createSettlingFiles>['observe']>) => [
  settled.map(({ pathText }) => pathText),
  quiet,
];

test('a file settles once, when size and time stayed the same long enough', () => {
  const files = createSettlingFiles(2000);
  expect(names(files.observe([entry('a', 1)], 0))).toEqual([[], false]);
  expect(names(files.observe([entry('a', 2)], 1000))).toEqual([[], false]);
  expect(names(files.observe([entry('a', 2, 2n)], 2000))).toEqual([[], false]);
  expect(names(files.observe([entry('a', 2, 2n)], 3999))).toEqual([[], false]);
  expect(names(files.observe([entry('a', 2, 2n)], 4000))).toEqual([['a'], true]);
  expect(names(files.observe([entry('a', 2, 2n)], 9000))).toEqual([[], true]);
});

test('a file that went away and came back settles anew, one that grows again too', () => {
  const files = createSettlingFiles(2000);
  files.observe([entry('a', 1), entry('b', 1)], 0);
  expect(names(files.observe([entry('a', 1), entry('b', 1)], 2000))).toEqual([['a', 'b'], true]);
  files.observe([entry('b', 2)], 3000);
  files.observe([entry('a', 1), entry('b', 2)], 4000);
  expect(names(files.observe([entry('a', 1), entry('b', 2)], 5000))).toEqual([['b'], false]);
  expect(names(files.observe([entry('a', 1), entry('b', 2)], 6000))).toEqual([['a'], true]);
});

test('an empty card is quiet', () => {
  expect(names(createSettlingFiles(2000).observe([], 0))).toEqual([[], true]);
});

test('a card is unchanged since the last file appeared, changed or went away', () => {
  const files = createSettlingFiles(0);
  const unchangedMs = (names: string[], nowMs: number, errors?: string) =>
    files.observe(
      names.map((name) => entry(name, name.length)),
      nowMs,
      errors,
    ).unchangedMs;
  expect(unchangedMs(['a'], 5000)).toBe(0);
  expect(unchangedMs(['a'], 6000)).toBe(1000);
  expect(unchangedMs(['a', 'b'], 7000)).toBe(0);
  expect(unchangedMs(['a', 'c'], 8000)).toBe(0);
  expect(unchangedMs(['c'], 9000)).toBe(0);
  expect(unchangedMs(['c'], 10_000)).toBe(1000);
});

test('a card is not unchanged while other parts of it can be listed than before', () => {
  const files = createSettlingFiles(0);
  files.observe([], 0);
  expect(files.observe([], 1000, 'EIO').unchangedMs).toBe(0);
  expect(files.observe([], 3000, 'EIO').unchangedMs).toBe(2000);
  expect(files.observe([], 4000).unchangedMs).toBe(0);
});
