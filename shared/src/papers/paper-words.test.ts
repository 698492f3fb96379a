import { expect, it } from 'vitest';
import { parameterFields } from '../fields/parameters.ts';
import { bulletinDocumentWords } from '../words/bulletin-document.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { drawStateNames, itemKindNames } from '../words/draws.ts';
import { factWords } from '../words/facts.ts';
import { findingKindNames, violationClassNames } from '../words/findings.ts';
import { guaranteeWords } from '../words/guarantees.ts';
import { metricWords } from '../words/metrics.ts';
import { taughtNames } from '../words/re-offences.ts';
import { hqSubjects, subjectKinds } from '../words/subjects.ts';

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
    facts: textsOf(factWords),
    guarantees: textsOf(guaranteeWords.names),
    parameters: labelsOf(parameterFields),
    subjects: textsOf(subjectKinds),
    hqSubjects: textsOf(hqSubjects),
  };
  await expect(`${JSON.stringify(words, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../../test/python/bulletin_words.json',
  );
});
