import { describe, expect, it } from 'vitest';
import { parentsFirst } from './repository.ts';

const codes = (units: [string, string | null][]) =>
  parentsFirst(units.map(([unitCode, parentCode]) => ({ unitCode, parentCode }))).map(({ unitCode }) => unitCode);

describe('parentsFirst', () => {
  it('puts each unit before those below it, siblings in their order', () => {
    expect(
      codes([
        ['A-section', 'S2'],
        ['B', null],
        ['S1', 'B'],
        ['S2', 'B'],
        ['Z-section', 'S1'],
      ]),
    ).toEqual(['B', 'S1', 'Z-section', 'S2', 'A-section']);
  });

  it('shows a unit whose parent is not there', () => {
    expect(codes([['S1', 'B']])).toEqual(['S1']);
  });
});
