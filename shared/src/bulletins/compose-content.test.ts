import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { composeContent } from './compose-content.ts';
import { bulletinContentSchema, type Figure } from './content.ts';
import { digestOf } from './digest.ts';
import { exampleInput, exampleRow, findingId } from './example-input.ts';
import { metricsOfFormat, rowKindsOfFormat } from './formats.ts';
import type { BulletinInput } from './input.ts';
import { columnsOf } from './input-values.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hour = 3_600_000;

function valuesOf(figures: readonly Figure[] | undefined) {
  return Object.fromEntries(
    (figures ?? []).map(({ metric, now, before }) => [
      metric,
      [now.numerator, now.denominator, before.numerator, before.denominator],
    ]),
  );
}

test('says what its rows add up to, by unit and in all, beside the period before', () => {
  const content = bulletinContentSchema.parse(composeContent(exampleInput()));
  expect(content.overview.units.map(({ unitCode }) => unitCode)).toEqual(['legal', 'squad-1']);
  expect(valuesOf(content.overview.units[1]?.figures)).toMatchObject({
    issue: [2, 2, 0, 0],
    spares: [1, 1, 0, 0],
    use: [4, 5, 3, 4],
    coverage: [32 * hour, 39 * hour, 9, 10],
    timely_import: [1, 2, 0, 0],
  });
  expect(valuesOf(content.overview.total)).toMatchObject({ issue: [2, 3, 0, 0], use: [4, 5, 3, 4] });
  expect(valuesOf(content.campaigns[0]?.figures)).toMatchObject({ coverage: [32 * hour, 32 * hour, 0, 0] });
});

test('commends whoever recorded everything, and the unit that rose by five points', () => {
  const { commendation } = composeContent(exampleInput());
  expect(commendation.map(({ key }) => key)).toEqual(['full_record:p1', 'unit_improved:squad-1:use']);
  expect(composeContent(exampleInput({ troubled: ['p1'] })).commendation.map(({ key }) => key)).toEqual([
    'unit_improved:squad-1:use',
  ]);
});

test('one input has one digest', () => {
  const input = exampleInput();
  expect(digestOf(composeContent(input), sha256)).toBe(digestOf(composeContent(structuredClone(input)), sha256));
});

const sessionId = (nr: number) => `00000000-0000-4000-8000-00000000070${nr}`;
const attendance = (nr: number, person: string, numbers: readonly number[], unitCode = 'squad-1') =>
  exampleRow('training', { id: `${sessionId(nr)}:${person}`, person, unitCode }, numbers);

function monthOfTraining(changes: Partial<BulletinInput> = {}): BulletinInput {
  const input = exampleInput();
  const again = { unitCode: 'squad-1', violationClass: 'incomplete' as const, taught: 'attended' as const };
  return {
    ...input,
    kind: 'monthly',
    rows: {
      ...input.rows,
      training: {
        columns: columnsOf('training'),
        rows: [
          attendance(1, 'p1', [1, 1, 1, 0, 0]),
          attendance(1, 'p2', [1, 1, 0, 0, 1]),
          attendance(2, 'p1', [0, 0, 0, 1, 0]),
          attendance(2, 'p2', [1, 0, 0, 0, 0]),
          attendance(2, 'p3', [1, 1, 1, 0, 0], 'legal'),
        ],
      },
    },
    monthly: {
      ...{ periods: [], trends: [] },
      scores: { rulesVersion: 1, units: [], bands: [], notRated: 0 },
      reOffences: [
        { findingId: findingId(2), ...again },
        { findingId: findingId(1), ...again },
        { findingId: findingId(1), ...again },
        { findingId: findingId(3), ...again, taught: 'missed' },
      ],
    },
    ...changes,
  };
}

test('says by unit who attended in the month, and what was confirmed again, without persons', () => {
  const content = bulletinContentSchema.parse(composeContent(monthOfTraining()));
  expect(content.monthly?.training).toEqual({
    units: [
      { unitCode: 'legal', sessions: 1, expected: 1, present: 1, excused: 0, missed: 0, madeUp: 0 },
      { unitCode: 'squad-1', sessions: 2, expected: 4, present: 1, excused: 1, missed: 2, madeUp: 1 },
    ],
    reOffences: [
      {
        ...{ unitCode: 'squad-1', violationClass: 'incomplete', taught: 'attended' },
        findingIds: [findingId(1), findingId(2)],
      },
      { unitCode: 'squad-1', violationClass: 'incomplete', taught: 'missed', findingIds: [findingId(3)] },
    ],
  });
  expect(valuesOf(content.overview.total)).toMatchObject({ training: [3, 4, 0, 0] });
});

test('says in format 1 what it always said, and refuses an input of format 2 without its rows', () => {
  const { training: _, violations: __, ...rows } = monthOfTraining().rows;
  const content = bulletinContentSchema.parse(composeContent(monthOfTraining({ format: 1, rows })));
  expect(content.format).toBe(1);
  expect(content.monthly).not.toHaveProperty('training');
  expect(content.overview.total.map(({ metric }) => metric)).toEqual(metricsOfFormat(1));
  expect([metricsOfFormat(1).length, rowKindsOfFormat(1).length]).toEqual([11, 8]);
  expect(() => composeContent(monthOfTraining({ rows }))).toThrow('has no training');
});
