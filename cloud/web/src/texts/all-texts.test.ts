import { expect, test } from 'vitest';

const modules = import.meta.glob<Record<string, unknown>>('./*-texts.ts', { eager: true });

/** Path and text of every leaf. */
function leavesOf(node: unknown, path: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([name, child]) => leavesOf(child, `${path}.${name}`));
}

const shapeOf = (node: unknown) =>
  leavesOf(node, '').map(([path, text]) => `${path}: ${typeof text === 'function' ? `${text.length} values` : 'text'}`);

const dictionaries = Object.entries(modules)
  .filter(([file]) => !file.includes('define-') && !file.includes('use-'))
  .flatMap(([file, module]) => Object.entries(module).map(([name, texts]) => ({ file, name, texts })));

test.each(dictionaries)('$name says everything in Chinese and in English', ({ texts }) => {
  const { zh, en } = texts as { zh: unknown; en: unknown };
  expect(shapeOf(zh)).toEqual(shapeOf(en));
  expect(shapeOf(zh)).not.toEqual([]);
  expect([...leavesOf(zh, 'zh'), ...leavesOf(en, 'en')].filter(([, text]) => text === '')).toEqual([]);
});
