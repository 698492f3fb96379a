import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// docs/faults.md says by which test each fault is injected, and what makes the station hold. What it names must be there.

const root = new URL('../../', import.meta.url);
const fileOf = (path: string) => fileURLToPath(new URL(path, root));
const read = (path: string) => readFileSync(fileOf(path), 'utf8');

const rows = read('docs/faults.md')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    const [number = '', fault = '', injected = '', tests = '', guards = '', red = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { number, fault, injected, tests, guards, red };
  });

test('it has 32 rows, numbered, each with every cell filled', () => {
  expect(rows.map(({ number }) => Number(number))).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  for (const row of rows)
    expect(
      Object.values(row).filter((cell) => cell === ''),
      row.fault,
    ).toEqual([]);
});

test.each(rows)(
  'row $number, $fault: its tests are there under these titles, and its guards too',
  ({ tests, guards }) => {
    const named = [...tests.matchAll(/`([^`]+)`: “([^”]+)”/g)];
    if (!tests.startsWith('None yet')) expect(named).not.toEqual([]);
    for (const [, file = '', title = ''] of named) {
      expect(existsSync(fileOf(file)), file).toBe(true);
      expect(read(file).includes(title), `${file} has a test “${title}”`).toBe(true);
    }
    const files = [...guards.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(fileOf(file)))).toEqual([]);
  },
);
