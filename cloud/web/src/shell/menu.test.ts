import type { Action } from '@rollcall/shared/http/permissions';
import { expect, test } from 'vitest';
import { openedAt } from '../opened-at.ts';
import { menu } from '../pages.ts';
import { allowedMenu, entriesAtHand } from './menu.ts';

const shownOf = (...args: Parameters<typeof allowedMenu>) =>
  allowedMenu(...args).map(({ word, entries }) => [word.en, entries.map(({ path }) => path)]);
const only =
  (...actions: Action[]) =>
  (action: Action) =>
    actions.includes(action);

test('every entry has its words and leads to a page, and no two to the same', () => {
  const addresses = menu.flatMap(({ entries }) => entries.map(({ path }) => path));
  expect(addresses.filter((address) => openedAt(address) === undefined)).toEqual([]);
  expect(new Set(addresses).size).toBe(addresses.length);
  const words = menu.flatMap(({ word, entries }) => [word, ...entries.map((entry) => entry.word)]);
  expect(words.filter(({ zh, en }) => zh === '' || en === '')).toEqual([]);
});

test('shows a group to whom any of its pages is allowed, and in it only what is', () => {
  expect(shownOf(only('ops.read', 'registry.read', 'stations.read'), null)).toEqual([
    ['Equipment', ['/registry/recorders', '/registry/stations']],
    ['System', ['/registry', '/registry/parameters', '/parameters/calendar', '/ops']],
  ]);
  expect(shownOf(() => false, '100001')).toEqual([]);
});

test('shows the own record to accounts of officers only', () => {
  expect(shownOf(only('own_record.read'), '100001')).toEqual([['Desk', ['/inbox', '/me']]]);
  expect(shownOf(only('own_record.read'), null)).toEqual([['Desk', ['/inbox']]]);
});

test('a phone has the inbox, the own record and findings at hand, or else what comes next', () => {
  const atHand = (...args: Parameters<typeof allowedMenu>) =>
    entriesAtHand(allowedMenu(...args)).map(({ path }) => path);
  expect(atHand(() => true, '100001')).toEqual(['/inbox', '/me', '/findings']);
  expect(atHand(() => true, null)).toEqual(['/inbox', '/findings', '/today']);
  expect(atHand(only('ops.read', 'registry.read'), null)).toEqual(['/ops', '/registry/recorders', '/registry']);
});
