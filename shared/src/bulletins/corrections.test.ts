import { expect, test } from 'vitest';
import type { MetricRowKind } from '../metrics/input.ts';
import { clearedOf, correctionsOf } from './corrections.ts';
import { exampleInput, exampleRow } from './example-input.ts';
import type { EarlierIssue, MovedRow, NamedBefore } from './input.ts';

const issue = { kind: 'weekly', year: 2026, number: 47 } as const;
const hour = 3_600_000;

const shift = (unitCode: string, recordedMs: number, dueMs: number, id = 'shift') =>
  exampleRow('shifts', { id, person: 'p1', unitCode }, [8 * hour, recordedMs, dueMs, 0]);

function corrected(moved: Partial<Record<MetricRowKind, MovedRow[]>>, changes: Partial<EarlierIssue> = {}) {
  const earlier: EarlierIssue = {
    ...{ issue, period: { from: '2026-11-09', to: '2026-11-15' } },
    figures: {
      'squad-1': { coverage: { numerator: 12 * hour, denominator: 16 * hour } },
      legal: { coverage: { numerator: 8 * hour, denominator: 8 * hour } },
    },
    corrected: [],
    moved,
    ...changes,
  };
  return correctionsOf(exampleInput({ earlier: [earlier] })).map(({ metric, unitCode, was, is, why }) => [
    ...[metric, unitCode, was.numerator / hour, was.denominator / hour, is.numerator / hour, is.denominator / hour],
    ...Object.values(why),
  ]);
}

test('a row that says more now corrects its unit and the whole', () => {
  expect(corrected({ shifts: [[shift('squad-1', 4 * hour, 8 * hour), shift('squad-1', 8 * hour, 8 * hour)]] })).toEqual(
    [
      ['coverage', null, 20, 24, 24, 24, 0, 0, 1],
      ['coverage', 'squad-1', 12, 16, 16, 16, 0, 0, 1],
    ],
  );
});

test('a row that moves to another unit goes from the one and comes to the other; the whole stays', () => {
  expect(corrected({ shifts: [[shift('squad-1', 8 * hour, 8 * hour), shift('legal', 8 * hour, 8 * hour)]] })).toEqual([
    ['coverage', 'legal', 8, 8, 16, 16, 1, 0, 0],
    ['coverage', 'squad-1', 12, 16, 4, 8, 0, 1, 0],
  ]);
});

test('what only came due is no correction while the share stays, and is one when it changes', () => {
  const due = (recorded: number, id: string): MovedRow => [
    shift('squad-1', 0, 0, id),
    shift('squad-1', recorded * hour, 8 * hour, id),
  ];
  expect(corrected({ shifts: [due(6, 'one')] }).map(([, unitCode]) => unitCode)).toEqual([null]);
  expect(corrected({ shifts: [due(0, 'one')] })).toHaveLength(2);
  // The same share by a shift that wasn't known at all is one.
  expect(corrected({ shifts: [[null, shift('squad-1', 6 * hour, 8 * hour)]] })).toHaveLength(2);
});

test('what a later issue corrected is compared with that', () => {
  const moved = { shifts: [[shift('squad-1', 4 * hour, 8 * hour), shift('squad-1', 8 * hour, 8 * hour)] as const] };
  const said = [
    { metric: 'coverage', unitCode: null, value: { numerator: 24 * hour, denominator: 24 * hour } },
    { metric: 'coverage', unitCode: 'squad-1', value: { numerator: 14 * hour, denominator: 16 * hour } },
    { metric: 'coverage', unitCode: 'squad-1', value: { numerator: 15 * hour, denominator: 16 * hour } },
  ] as const;
  expect(corrected(moved, { corrected: [...said] })).toEqual([['coverage', 'squad-1', 15, 16, 16, 16, 0, 0, 1]]);
  // It is as the issue said at first again: that corrects the correction.
  expect(corrected({}, { corrected: [...said].slice(0, 1) })).toEqual([['coverage', null, 24, 24, 20, 24, 0, 0, 0]]);
});

test('somebody is cleared when what is left of his decisions carries the rule no more', () => {
  const named = (changes: Partial<NamedBefore>): NamedBefore => ({
    ...{ issue, key: 'x', rule: 'repeated_findings', person: 'p1', unitCode: 'squad-1', case: null },
    decisions: [null, null, null],
    ...changes,
  });
  const whyOf = (changes: Partial<NamedBefore>) =>
    clearedOf(exampleInput({ namedBefore: [named(changes)] })).map(({ why }) => why);
  expect(whyOf({})).toEqual([]);
  expect(whyOf({ decisions: [null, 'excused', null] })).toEqual(['excused']);
  expect(whyOf({ decisions: [null, 'excused', null, null] })).toEqual([]);
  expect(whyOf({ rule: 'confirmed_deletion', decisions: [null, 'appeal_upheld'] })).toEqual([]);
  expect(whyOf({ rule: 'confirmed_deletion', decisions: ['appeal_upheld'] })).toEqual(['appeal_upheld']);
  expect(whyOf({ rule: 'named_by_case', decisions: ['excused'] })).toEqual([]);
  expect(whyOf({ rule: 'named_by_case', decisions: [], case: 'reopened' })).toEqual(['reopened']);
});
