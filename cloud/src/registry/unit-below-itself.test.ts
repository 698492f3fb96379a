import { describe, expect, it } from 'vitest';
import { unitBelowItself } from './unit-below-itself.ts';

type Case = [string, Record<string, string | null>, string[]];
const cases: Case[] = [
  ['nothing in a brigade with squads and their sections', { B: null, S1: 'B', S2: 'B', T: 'S1' }, []],
  ['a unit that is its own parent', { B: null, S1: 'S1' }, ['S1']],
  ['units that are above each other', { S1: 'S2', S2: 'S1' }, ['S1', 'S2']],
  ['a ring below which others hang', { T: 'S1', S1: 'S2', S2: 'S3', S3: 'S1', B: null }, ['S1', 'S2', 'S3']],
  ['nothing when a parent is not among them', { S1: 'elsewhere' }, []],
];

describe('unitBelowItself', () => {
  it.each(cases)('finds %s', (_what, parents, expected) => {
    const units = Object.entries(parents).map(([unitCode, parentCode]) => ({ unitCode, parentCode }));
    const found = unitBelowItself(units);
    if (expected.length === 0) expect(found).toBeUndefined();
    else expect(expected).toContain(found);
  });
});
