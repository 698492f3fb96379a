import { parameterFields } from '@rollcall/shared/fields/parameters';
import { resources } from '@rollcall/shared/resources/resources';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { drawStateNames, itemKindNames } from '@rollcall/shared/words/draws';
import { factWords } from '@rollcall/shared/words/facts';
import { findingKindNames, violationClassNames } from '@rollcall/shared/words/findings';
import { guaranteeWords } from '@rollcall/shared/words/guarantees';
import { metricWords } from '@rollcall/shared/words/metrics';
import { taughtNames } from '@rollcall/shared/words/re-offences';
import { hqSubjects, subjectKinds } from '@rollcall/shared/words/subjects';
import { expect, it } from 'vitest';
import { editTypes, ruleTypes } from './changes-repository.ts';

interface Texts {
  [name: string]: string | Texts;
}

/** What is a text among words, in Chinese; sentences with values in them stand in docs/bulletin-papers.md. */
function textsOf(words: object): Texts {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, word]: [string, unknown]): [string, string | Texts][] => {
      if (typeof word === 'string') return [[key, word]];
      if (typeof word !== 'object' || word === null || Array.isArray(word)) return [];
      if (!('zh' in word)) return [[key, textsOf(word)]];
      return typeof word.zh === 'string' ? [[key, word.zh]] : [];
    }),
  );
}

/** What fields are called. */
const labelsOf = (fields: Record<string, { label: { zh: string } }>) =>
  Object.fromEntries(Object.entries(fields).map(([name, { label }]) => [name, label.zh]));

const printed: ReadonlySet<string> = new Set([...ruleTypes, ...editTypes]);
const printedFacts = Object.fromEntries(Object.entries(factWords).filter(([type]) => printed.has(type)));
/** Papers name no subject of a resource none of whose facts they print. */
const unprinted: readonly string[] = Object.values(resources)
  .filter(({ factTypes }) => !factTypes.some((type) => printed.has(type)))
  .flatMap((resource) => ('subject' in resource ? resource.subject : []));
const printedSubjects = Object.fromEntries(Object.entries(subjectKinds).filter(([kind]) => !unprinted.includes(kind)));

// What was sealed is read by these words for ever. Where one changes, `wording` goes up, and the older text stays for the older issues.
// New words may come.
it('are those that the second verifier knows, which has them of its own', async () => {
  const { fonts: _, ...paper } = bulletinPaper;
  const words = {
    paper: textsOf(paper),
    document: textsOf(bulletinDocumentWords),
    metrics: textsOf(metricWords.metrics),
    formulas: textsOf(metricWords.formulas),
    findingKinds: textsOf(findingKindNames),
    violationClasses: textsOf(violationClassNames),
    drawStates: textsOf(drawStateNames),
    itemKinds: textsOf(itemKindNames),
    taught: textsOf(taughtNames),
    facts: textsOf(printedFacts),
    guarantees: textsOf(guaranteeWords.names),
    parameters: labelsOf(parameterFields),
    subjects: textsOf(printedSubjects),
    hqSubjects: textsOf(hqSubjects),
  };
  await expect(`${JSON.stringify(words, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../../../test/python/bulletin_words.json',
  );
});
