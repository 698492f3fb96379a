import { expect, test } from 'vitest';
import { composeContent } from './compose-content.ts';
import { criticisedUnits } from './criticism-rules.ts';
import { decisionId, exampleInput, findingId } from './example-input.ts';
import type { CaseOfInput, DecisionOfInput } from './input.ts';

function decision(nr: number, changes: Partial<DecisionOfInput> = {}): DecisionOfInput {
  return {
    ...{ decisionId: decisionId(nr), findingId: findingId(nr), kind: 'coverage_gap', violationClass: 'incomplete' },
    ...{ unitCode: 'squad-1', dutyDate: `2026-11-${10 + nr}`, decidedAt: '2026-11-20T02:00:00.000Z' },
    ...{ appealWaits: false, persons: [{ person: 'p2', seenAt: '2026-11-22T16:00:00.000Z' }] },
    ...changes,
  };
}

const namedBy = (decisions: DecisionOfInput[], cases: CaseOfInput[] = []) =>
  composeContent(exampleInput({ decisions, cases })).criticism.persons.map(({ key, decisions: of }) => [
    key,
    of.length,
  ]);

test('a day ends at midnight in the brigade: seen on the last date is early enough, a millisecond later is not', () => {
  const seen = (seenAt: string | null) =>
    namedBy([decision(1, { violationClass: 'unauthorised_deletion', persons: [{ person: 'p2', seenAt }] })]);
  expect(seen('2026-11-23T15:59:59.999Z')).toEqual([['confirmed_deletion:p2', 1]]);
  expect(seen('2026-11-23T16:00:00.000Z')).toEqual([]);
  expect(seen(null)).toEqual([]);
});

test('so many as the limit says are criticised, one fewer are not, and deletions are named apart', () => {
  const three = [decision(1), decision(2), decision(3)];
  expect(namedBy(three)).toEqual([['repeated_findings:p2', 3]]);
  expect(namedBy(three.slice(1))).toEqual([]);
  expect(namedBy([...three.slice(1), decision(4, { appealWaits: true })])).toEqual([]);
  const deletion = decision(3, { violationClass: 'unauthorised_deletion' });
  expect(namedBy([decision(1), decision(2), deletion])).toEqual([['confirmed_deletion:p2', 1]]);
});

test('what a case cites counts for no other rule, and a case all of whose decisions were named before names nobody', () => {
  const cited = { kind: 'coverage_gap', dutyDate: '2026-11-11', decidedAt: '2026-11-20T02:00:00.000Z' } as const;
  const seenAt = '2026-11-20T03:00:00.000Z';
  const caseId = decisionId(50);
  const of = (named: boolean): CaseOfInput => ({
    ...{ caseId, person: 'p2', unitCode: 'squad-1', violationClass: 'incomplete', seenAt },
    decisions: [{ ...cited, findingId: findingId(1), seenAt, named }],
  });
  const three = [decision(1), decision(2), decision(3)];
  expect(namedBy(three, [of(false)])).toEqual([[`named_by_case:p2:${caseId}`, 1]]);
  expect(namedBy([], [of(true)])).toEqual([]);
  // A complaint rests on no finding.
  expect(namedBy([], [{ ...of(false), decisions: [] }])).toEqual([[`named_by_case:p2:${caseId}`, 0]]);
});

test('p2 comes before p10', () => {
  const deletions = ['p10', 'p2'].map((person, nr) =>
    decision(nr, {
      violationClass: 'unauthorised_deletion',
      persons: [{ person, seenAt: '2026-11-20T03:00:00.000Z' }],
    }),
  );
  expect(namedBy(deletions).map(([key]) => key)).toEqual(['confirmed_deletion:p2', 'confirmed_deletion:p10']);
});

test('a unit is named when what was counted is more than its limit', () => {
  const answers = (numerator: number, denominator: number) =>
    criticisedUnits(exampleInput(), new Map([['squad-1', { numerator, denominator }]]), new Map()).map(
      ({ key, counted, limit }) => [key, counted, limit],
    );
  expect(answers(8, 10)).toEqual([]);
  expect(answers(7, 10)).toEqual([['answers_late:squad-1', 3, 2]]);
  // Of two nobody says much.
  expect(answers(0, 2)).toEqual([]);
  expect(answers(0, 3)).toEqual([['answers_late:squad-1', 3, 0]]);
  const overdue = criticisedUnits(
    exampleInput(),
    new Map(),
    new Map([
      ['legal', 0],
      ['squad-1', 2],
    ]),
  );
  expect(overdue.map(({ key, counted, limit }) => [key, counted, limit])).toEqual([
    ['rectification_overdue:squad-1', 2, 0],
  ]);
});

test('a unit that fell three times in a row slips, and so does one below its median', () => {
  const share = (numerator: number) => ({ numerator, denominator: 100 });
  const series = [
    { metric: 'use' as const, units: { 'squad-1': [90, 89, 88, 87].map(share), legal: [90, 89, 90, 89].map(share) } },
    { metric: 'coverage' as const, units: { legal: [90, 90, 90, 90, 84].map(share), '': [9, 8, 7, 6].map(share) } },
  ];
  const found = criticisedUnits(exampleInput({ series }), new Map(), new Map());
  expect(found.map(({ key, counted, limit }) => [key, counted, limit])).toEqual([
    ['slips:legal:coverage', 1, 0],
    ['slips:squad-1:use', 3, 2],
  ]);
});
