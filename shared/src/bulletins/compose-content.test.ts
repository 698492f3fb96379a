import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { composeContent } from './compose-content.ts';
import { bulletinContentSchema, type Figure } from './content.ts';
import { digestOf } from './digest.ts';
import { exampleInput } from './example-input.ts';

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
