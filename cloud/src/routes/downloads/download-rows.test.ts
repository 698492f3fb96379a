import { expect, test } from 'vitest';
import { everyRow } from '../../http/every-row.ts';
import type { CellValue } from '../../sheets/sheet.ts';
import { atMost } from './at-most.ts';
import { begun } from './begun.ts';

async function* numbers(count: number): AsyncGenerator<CellValue[]> {
  for (let number = 1; number <= count; number++) yield [number];
}
const taken = async <Row>(rows: AsyncIterable<Row>) => {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

test.each([0, 999, 1000, 1001, 2500])(
  '%i rows of a list are read page by page, none twice or left out',
  async (count) => {
    const pages: (number | undefined)[] = [];
    const rows = everyRow(
      async ({ after = 0, limit }: { after: number | undefined; limit: number }) => {
        pages.push(after);
        return Array.from({ length: Math.min(limit, count - after) }, (_, index) => after + index + 1);
      },
      (last) => last,
    );
    expect(await taken(rows)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(pages).toEqual(Array.from({ length: Math.floor(count / 1000) + 1 }, (_, index) => index * 1000));
  },
);

test('the next page is read only when the rows of the last have been taken', async () => {
  let pages = 0;
  const rows = everyRow(
    async ({ limit }: { after: number | undefined; limit: number }) => {
      pages++;
      return Array.from({ length: limit }, () => 1);
    },
    (last) => last,
  );
  for (let taking = 0; taking < 1000; taking++) await rows.next();
  expect(pages).toBe(1);
  await rows.next();
  expect(pages).toBe(2);
});

test('more rows than a file takes are cut off, and a last row says so', async () => {
  expect(await taken(atMost(3, numbers(3), 'zh'))).toEqual([[1], [2], [3]]);
  expect(await taken(atMost(3, numbers(4), 'zh'))).toEqual([[1], [2], [3], [expect.stringMatching(/前 3 行/)]]);
  expect((await taken(atMost(1000, numbers(1001), 'en'))).at(-1)).toEqual([expect.stringMatching(/first 1,000 rows/)]);
});

test('what fails at the first row fails before anything is sent, and rows that nobody takes any more end', async () => {
  async function* failing(): AsyncGenerator<number> {
    await Promise.reject(new Error('no database'));
    yield 1;
  }
  await expect(begun(failing())).rejects.toThrow('no database');
  let ended = false;
  async function* endless(): AsyncGenerator<number> {
    try {
      for (let number = 1; ; number++) yield number;
    } finally {
      ended = true;
    }
  }
  const rows = await begun(endless());
  expect((await rows.next()).value).toBe(1);
  await rows.return(undefined);
  expect(ended).toBe(true);
  expect(await taken(await begun(numbers(0)))).toEqual([]);
});
