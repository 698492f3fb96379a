import { expect, it } from 'vitest';
import { isWhole } from './whole-question.ts';

const whole = { text: '何时开机？', options: ['出警前', '出警后'], right: 0 };

it.each([
  [{}, true],
  [{ text: ' 何 ' }, false],
  [{ text: 'x'.repeat(201) }, false],
  [{ options: ['出警前', '  '] }, false],
  [{ options: ['出警前', 'x'.repeat(101)] }, false],
  [{ right: -1 }, false],
  [{ right: 2 }, false],
])('a question with %j is whole: %s', (changes, is) => {
  expect(isWhole({ ...whole, ...changes })).toBe(is);
});
