import { factSubjectKinds } from '@rollcall/shared/resources/facts';
import { expect, test } from 'vitest';
import { shownKinds } from '../ledger/lists-by-subject.ts';
import { staleLists } from './stale-lists.ts';

const staleAfter = (...subjects: string[]) => staleLists({ topic: 'duty', subjects: shownKinds(subjects) });

test('a change of a recorder makes custody and devices stale, but not Today, roster, leave or units', () => {
  const stale = staleAfter('recorder:K000001');
  expect(stale).toEqual(expect.arrayContaining(['recorders', 'custodies', 'repair-tickets', 'docking']));
  for (const list of ['coverage', 'shifts', 'leave', 'units', 'duty-types', 'parameters', 'exemptions']) {
    expect(stale).not.toContain(list);
  }
});

test('a change of an officer makes all lists stale that show a name, but no catalogue', () => {
  const stale = staleAfter('officer:100001');
  expect(stale).toEqual(expect.arrayContaining(['officers', 'coverage', 'shifts', 'leave', 'exemptions', 'custodies']));
  for (const list of ['duty-types', 'parameters', 'must-record-versions']) expect(stale).not.toContain(list);
});

test('of the subjects about HQ itself, only the parameters are shown in lists of duty', () => {
  expect(shownKinds(['hq:parameters', 'hq:clock', 'recording:1'])).toEqual(['hq:parameters']);
});

test('an event of duty that names no subjects makes stale what all subjects together do', () => {
  const all = staleLists({ topic: 'duty' });
  expect(all).toEqual(expect.arrayContaining(['leave', 'parameters', 'campaigns', 'repair-tickets', 'units']));
  expect(staleAfter('hq:parameters', ...factSubjectKinds.map((kind) => `${kind}:1`)).sort()).toEqual(all.sort());
});

test('an event makes stale what the resources that name it answer, those without a list too', () => {
  expect(staleLists({ topic: 'retention' })).toEqual(
    expect.arrayContaining(['retention', 'legal-holds', 'deletion-lists']),
  );
  expect(staleLists({ topic: 'access' })).toEqual(expect.arrayContaining(['evidence-exports', 'access-requests']));
  expect(staleLists({ topic: 'stations' })).toEqual(
    expect.arrayContaining(['stations', 'erase-cards', 'erase-permits']),
  );
});

test('new coverage and findings make the week of duty stale, which is no list', () => {
  expect(staleLists({ topic: 'coverage' })).toEqual(expect.arrayContaining(['coverage', 'shifts', 'duty-weeks']));
  expect(staleLists({ topic: 'findings' })).toEqual(expect.arrayContaining(['findings', 'duty-weeks']));
});
