import { expect, test } from 'vitest';
import { type Draft, draftOf, emptyDraft, faultCount, itemKeys, itemsOf, lacks } from './form-values.ts';
import { momentToday } from './moment-today.ts';

const whole: Draft = {
  ...emptyDraft,
  sought: '100001',
  place: '东门',
  results: Object.fromEntries(itemKeys.map((item) => [item, 'ok'])),
};
const faulty = (note: string): Draft => ({
  ...whole,
  results: { ...whole.results, worn: 'fault', charge: 'not_applicable' },
  notes: { worn: note, on: 'was at fault before' },
});

test.each<[string, Draft, ReturnType<typeof lacks>]>([
  ['everything', emptyDraft, 'fields'],
  ['nothing', whole, undefined],
  ['the place', { ...whole, place: ' ' }, 'fields'],
  ['an item', { ...whole, results: { ...whole.results, on: undefined } as Draft['results'] }, 'fields'],
  ['what is wrong', faulty(' '), 'notes'],
  ['nothing of a fault', faulty('放在车上'), undefined],
])('a form lacks %s', (_name, draft, expected) => {
  expect(lacks(draft)).toBe(expected);
});

test('only what is at fault keeps its note, and a kept form is filled in as it was', () => {
  const items = itemsOf(faulty(' 放在车上 '));
  expect([items.worn, items.on, items.charge]).toEqual([
    { result: 'fault', note: '放在车上' },
    { result: 'ok', note: '' },
    { result: 'not_applicable', note: '' },
  ]);
  const again = draftOf({ sought: '1', place: '东门', items, note: '', time: '' });
  expect(itemsOf(again)).toEqual(items);
  expect(faultCount(again)).toBe(1);
});

test('a time of day is one of the local date of the form, and the form’s own minute stays to the second', () => {
  const of = '2026-11-24T16:30:20.000Z'; // half past midnight of the 25th
  expect(momentToday('00:10', of)).toBe('2026-11-24T16:10:00.000Z');
  expect(momentToday('00:30', of)).toBe(of);
  expect(momentToday('', of)).toBe(of);
});
