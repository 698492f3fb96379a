import { defaultPeriods } from '@rollcall/shared/resources/retention';
import { expect, test } from 'vitest';
import { checkPeriods } from './check-periods.ts';

const pathsOf = (changes: object, floor = 6) =>
  checkPeriods({ ...defaultPeriods, ...changes }, floor).map(({ path }) => path);

test('the defaults are within the rules', () => expect(pathsOf({})).toEqual([]));

test.each([
  ['a period below the floor', { routine: 5 }, 6, ['body.periods.routine']],
  ['a floor that was raised since', {}, 13, ['body.periods.routine', 'body.periods.summary_penalty']],
  ['a category without a period', { accident: undefined }, 6, ['body.periods.accident']],
  ['unclassified shorter than another', { unclassified: 23 }, 6, ['body.periods.unclassified']],
  ['unclassified as long as the longest', { unclassified: 24 }, 6, []],
  ['unclassified permanent', { unclassified: null, accident: 600 }, 6, []],
  ['permanent ones made to end, longer than unclassified', { case_evidence: 48 }, 6, ['body.periods.unclassified']],
])('%s', (_name, changes, floor, paths) => expect(pathsOf(changes, floor)).toEqual(paths));
