import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { historyWords } from './history.ts';
import { problemWords } from './problems.ts';
import { subjectKinds } from './subjects.ts';

type Shown = Record<'subjects' | 'facts' | 'details' | 'values' | 'problems', Record<string, object>>;

const modules = await Promise.all(
  readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts'))
    .map(async (file) => Object.entries(await import(/* @vite-ignore */ new URL(file, import.meta.url).href))),
);
const resources = modules.flat().filter(([name]) => name.startsWith('shownOf')) as [string, Shown][];

test.each(resources)('%s is what histories and refusals show, and no other resource says otherwise', (_name, shown) => {
  expect(subjectKinds).toMatchObject(shown.subjects);
  expect(historyWords.types).toMatchObject(shown.facts);
  expect(historyWords.details).toMatchObject(shown.details);
  expect(historyWords.values).toMatchObject(shown.values);
  expect(problemWords).toMatchObject(shown.problems);
});
