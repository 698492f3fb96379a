import { expect, test } from 'vitest';
import { isSamePerson } from './is-same-person.ts';

const leader = {
  delegationId: 'a',
  username: 'li',
  name: '李',
  unitName: '路面一中队',
  role: 'squad_leader' as const,
  until: '2026-12-01T00:00:00Z',
};

test.each([
  ['the same account', { username: 'wang', actingFor: null }, { username: 'wang', actingFor: null }, true],
  ['another account', { username: 'wang', actingFor: null }, { username: 'li', actingFor: null }, false],
  ['who stood in before', { username: 'wang', actingFor: leader }, { username: 'wang', actingFor: null }, false],
])('%s', (_who, one, other, same) => {
  expect(isSamePerson(one, other)).toBe(same);
});
