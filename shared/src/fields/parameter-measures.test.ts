import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parameterMeasures } from './parameter-measures.ts';
import { parameterFields } from './parameters.ts';

const { none, ...five } = parameterMeasures;
const sentences = Object.values(five).flatMap((measure) => [...measure.sentences]);

describe('the measures on the page of parameters', () => {
  it('have each parameter once', () => {
    const names = [...sentences, ...none.sentences].flatMap((sentence) => [...sentence.names]);
    expect(names.toSorted()).toEqual(Object.keys(parameterFields).toSorted());
  });

  it('say each sentence in English as docs/measures.md does', () => {
    const docs = readFileSync(new URL('../../../docs/measures.md', import.meta.url), 'utf8').replaceAll('**', '');
    const rows = docs.split('\n').map((line) => line.split('|')[1]?.trim().toLowerCase() ?? '');
    const missing = sentences
      .flatMap(({ says }) => says.en.toLowerCase().split(' · '))
      .filter((said) => !rows.some((row) => row.replace(/^\d · /, '').startsWith(said)));
    expect(missing).toEqual([]);
  });
});
