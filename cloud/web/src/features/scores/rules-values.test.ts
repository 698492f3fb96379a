import { broughtRules } from '@rollcall/shared/scores/rules';
import { expect, it } from 'vitest';
import { rulesOf, valuesOfRules } from './rules-values.ts';

it('rules come back from the form as they were, and a row without a kind is left out', () => {
  const values = valuesOfRules(broughtRules);
  expect(rulesOf(values)).toEqual(broughtRules);
  expect(rulesOf({ ...values, kinds: [{}, { kind: 'damaged', each: 0.3, cap: 1.1 }], reviewCap: 0.7 })).toMatchObject({
    kinds: [{ kind: 'damaged', eachTenths: 3, capTenths: 11 }],
    reviewCapTenths: 7,
  });
});
