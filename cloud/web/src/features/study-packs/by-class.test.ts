import { expect, it } from 'vitest';
import { byClass } from './by-class.ts';

it('puts the cases of this week’s problems first, and leaves the others as they are', () => {
  const rows = (['damaged', 'incomplete', 'improper_use', 'incomplete'] as const).map((violationClass, nr) => ({
    violationClass,
    nr,
  }));
  expect(byClass(rows, ['improper_use', 'incomplete']).map(({ nr }) => nr)).toEqual([2, 1, 3, 0]);
  expect(byClass(rows, []).map(({ nr }) => nr)).toEqual([0, 1, 2, 3]);
});
