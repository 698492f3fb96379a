import { expect, it } from 'vitest';
import { parameterFields } from '../fields/parameters.ts';
import { problemOfPattern } from './number-patterns.ts';

it.each([
  '',
  parameterFields.caseNoPattern.default,
  '丰公交\\d{4}-\\d+',
  '[A-Z]\\d{22}',
  '(?:丰|集)公交(事)?〔20\\d\\d〕\\d{1,5}号',
  '[^一-龥]+\\(.\\)',
  '(ab){3}',
  'A-|B?',
])('takes %s', (pattern) => {
  expect(problemOfPattern(pattern)).toBeUndefined();
});

it.each([
  ['a'.repeat(201), 'too_long'],
  ['(a', 'open'],
  ['a)', 'open'],
  ['[a', 'open'],
  ['[]', 'open'],
  ['a]', 'open'],
  ['*a', 'repeat'],
  ['a**', 'repeat'],
  ['a+?', 'repeat'],
  ['a{5,2}', 'repeat'],
  ['a{1000}', 'repeat'],
  ['(a+)+', 'nested_repeat'],
  ['(a|aa)+', 'nested_repeat'],
  ['((?:a{1,3})b)*', 'nested_repeat'],
  ['(\\d+)\\1', 'not_taken'],
  ['(?=a)b', 'not_taken'],
  ['(?i)a', 'not_taken'],
  ['\\w+', 'not_taken'],
  ['^a$', 'not_taken'],
  ['[[:alpha:]]', 'not_taken'],
  ['[z-a]', 'not_taken'],
  ['a\\', 'not_taken'],
  ['[\\D]', 'not_taken'],
])('refuses %s: %s', (pattern, problem) => {
  expect(problemOfPattern(pattern)).toBe(problem);
});

it('takes by default what brigades call a case number, and no ticket’s number', () => {
  const form = new RegExp(`^(?:${parameterFields.caseNoPattern.default})$`, 'u');
  const cases = [
    'X公(交)行罚决字〔2026〕第00123号',
    '丰公交2026-0077',
    '丰交事〔2026〕1234-0830',
    'A1509816000002026110001',
  ];
  expect(cases.filter((number) => !form.test(number))).toEqual([]);
  expect(['1509811234567', '2040-1-0077', '无', '人民路'].filter((number) => form.test(number))).toEqual([]);
});
