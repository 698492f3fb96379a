import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Words, wordsIn } from './define-words.ts';

const filesOf = (folder: string) =>
  readdirSync(`${import.meta.dirname}/${folder}`)
    .filter((file) => !/^(define-words|list-columns|field|fits)\.ts$|\.test\.ts$/.test(file))
    .map((file) => `${folder}/${file}`);
const files = [...filesOf('.'), ...filesOf('../fields')];

/** Path and text of every leaf. */
function leavesOf(node: unknown, path: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([name, child]) => leavesOf(child, `${path}.${name}`));
}

const shapeOf = (node: unknown) =>
  leavesOf(node, '').map(([path, text]) => `${path}: ${typeof text === 'function' ? `${text.length} values` : 'text'}`);

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null;

/** Words among what else fields say. */
function wordsBelow(node: object): Words {
  if ('zh' in node && 'en' in node) return { it: { zh: String(node.zh), en: String(node.en) } };
  const below = Object.entries(node)
    .filter((entry): entry is [string, object] => isWords(entry[1]))
    .map(([name, child]): [string, Words] => [name, wordsBelow(child)]);
  return Object.fromEntries(below.filter(([, words]) => Object.keys(words).length > 0));
}

/** What is said by a list's columns. */
const saidBy = (exported: Words, file: string) => {
  if (file.startsWith('../fields/')) return wordsBelow(exported);
  if (!Array.isArray(exported)) return exported;
  return Object.fromEntries(
    exported.map(({ key, heading, tip, words }) => [
      key,
      { heading, ...(tip ? { tip } : {}), ...(words ? { words } : {}) },
    ]),
  );
};

/** Chinese papers, and what has its Chinese in `cloud/src/imports`, beside the cells that it is about. */
const inOneLanguage = [
  'bulletinPaper',
  'custodyDetailWords',
  'custodyEventWords',
  'custodyHistoryWords',
  'exportExplanation',
  'importProblemsInEnglish',
];
/** What the template of an import says of its columns: it is in Chinese. */
const isTemplate = (name: string) => name.endsWith('Import');

/** Texts that stand alone, without their other language beside them. */
function aloneIn(node: unknown, path: string): string[] {
  if (typeof node === 'string' || typeof node === 'function') return [path];
  if (typeof node !== 'object' || node === null || 'zh' in node) return [];
  return Object.entries(node).flatMap(([name, child]) => aloneIn(child, `${path}.${name}`));
}

const all = await Promise.all(
  files.map(async (file) => {
    const module = (await import(/* @vite-ignore */ new URL(file, import.meta.url).href)) as Record<string, unknown>;
    return Object.entries(module).flatMap(([name, words]) =>
      isWords(words) && !inOneLanguage.includes(name) && !isTemplate(name)
        ? [{ file, name, words: saidBy(words, file) }]
        : [],
    );
  }),
);

test.each(all.flat())('$file: $name says everything in Chinese and in English', ({ name, words }) => {
  expect(aloneIn(words, name)).toEqual([]);
  const [zh, en] = [wordsIn(words, 'zh'), wordsIn(words, 'en')];
  expect(shapeOf(zh)).toEqual(shapeOf(en));
  expect(shapeOf(zh)).not.toEqual([]);
  expect(
    [...leavesOf(zh, 'zh'), ...leavesOf(en, 'en')].filter(([, text]) => text === '' || text === undefined),
  ).toEqual([]);
  expect(leavesOf(en, 'en').filter(([, text]) => typeof text !== 'string' && typeof text !== 'function')).toEqual([]);
});

test('every file of words is read', () => {
  expect(all.flat().length).toBeGreaterThan(files.length);
});
