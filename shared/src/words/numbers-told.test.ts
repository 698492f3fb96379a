import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

// A number in the wrong place of a sentence misleads in silence: `5 题答对 2 题` for `2 题答对 5 题`. So every sentence that is told
// with two values or more stands in numbers-told.txt, as it reads with 2, 5 and 9. A change of one is seen there: read it, then
// write it anew by `npm test -- --project unit shared/src/words/numbers-told.test.ts -u`.

const values = [2, 5, 9, 14, 20, 27];

/** Every sentence below a node that takes numbers alone. Those that take something else throw, or say that they can't read it. */
function toldBelow(node: unknown, path: string): string[] {
  if (typeof node === 'function') {
    if (node.length < 2) return [];
    try {
      const told: unknown = node(...values.slice(0, node.length));
      return typeof told === 'string' && !/undefined|NaN|object/.test(told) ? [`${path}: ${told}`] : [];
    } catch {
      return []; // It takes texts, dates or rows.
    }
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => toldBelow(child, `${path}.${name}`));
}

test('every sentence with two numbers has each in its place', async () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && file.endsWith('.ts'));
  const told: string[] = [];
  for (const file of files.sort()) {
    const module: unknown = await import(/* @vite-ignore */ new URL(file, import.meta.url).href);
    told.push(...toldBelow(module, file.replace(/\.ts$/, '')));
  }
  expect(told.length).toBeGreaterThan(50);
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('numbers-told.txt');
});
