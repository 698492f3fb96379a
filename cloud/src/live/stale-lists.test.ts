import { factSubjectKinds } from '@rollcall/shared/resources/facts';
import { expect, test } from 'vitest';
import { dutyKinds, listsShownWith } from '../ledger/shown-with.ts';
import { staleLists } from './stale-lists.ts';

test('a changed recorder makes old who holds what, and neither the board of Today nor roster, leave or units', () => {
  const stale = staleLists({ topic: 'duty', subjects: dutyKinds(['recorder:K000001']) });
  expect(stale).toEqual(expect.arrayContaining(['recorders', 'custodies', 'repair-tickets', 'docking']));
  for (const list of ['coverage', 'shifts', 'leave', 'units', 'duty-types', 'parameters', 'exemptions']) {
    expect(stale).not.toContain(list);
  }
});

test('a changed officer makes old whatever shows a name, and no catalogue', () => {
  const stale = staleLists({ topic: 'duty', subjects: dutyKinds(['officer:100001']) });
  expect(stale).toEqual(expect.arrayContaining(['officers', 'coverage', 'shifts', 'leave', 'exemptions', 'custodies']));
  for (const list of ['duty-types', 'parameters', 'must-record-versions']) expect(stale).not.toContain(list);
});

test('changed parameters are told of, what else is about HQ itself is not', () => {
  expect(dutyKinds(['hq:parameters', 'hq:clock', 'recording:1'])).toEqual(['hq:parameters']);
});

test('after a break of the line all of a topic is old', () => {
  const all = staleLists({ topic: 'duty' });
  expect(all).toEqual(expect.arrayContaining(['leave', 'parameters', 'campaigns', 'repair-tickets']));
  // What a fact makes old is never more than that.
  const kinds = dutyKinds(['hq:parameters', ...factSubjectKinds.map((kind) => `${kind}:1`)]);
  expect(kinds.length).toBeGreaterThan(10);
  expect(listsShownWith(kinds).filter((list) => !all.includes(list))).toEqual([]);
  expect(all.filter((list) => !listsShownWith(kinds).includes(list))).toEqual([]);
});
