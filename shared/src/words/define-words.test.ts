import { expect, test } from 'vitest';
import { defineWords, wordsIn } from './define-words.ts';

const words = defineWords({
  title: { zh: '排班', en: 'Roster' },
  states: { open: { zh: '待处理', en: 'Open' } },
  count: { zh: (count: number) => `${count} 段`, en: (count: number) => `${count} recordings` },
});

test('words in one language keep the shape in which they are written down', () => {
  const { title, states, count } = wordsIn(words, 'en');
  expect([title, states.open, count(2)]).toEqual(['Roster', 'Open', '2 recordings']);
  expect(wordsIn(words, 'zh').states).toEqual({ open: '待处理' });
});

test('words in one language are the same object each time, so that nothing on the page is drawn anew for them', () => {
  expect(wordsIn(words, 'zh')).toBe(wordsIn(words, 'zh'));
});

test('a word without one of its languages is an error of the type check', () => {
  // @ts-expect-error English is missing
  defineWords({ title: { zh: '排班' } });
});
