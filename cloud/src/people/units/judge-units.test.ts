import { describe, expect, it } from 'vitest';
import { judgeUnits } from './judge-units.ts';

const unit = (unitCode: string, parentCode: string | null, retired = false) => ({
  unitCode,
  name: unitCode,
  kind: 'squad' as const,
  parentCode,
  retired,
});
const free = { unitCodeDigits: 0, unitLevels: 4 };
type Parents = Record<string, string | null>;
const of = (parents: Parents) => Object.entries(parents).map(([code, parent]) => unit(code, parent));
const judged = (stored: Parents, wanted: Parents, rules = free) =>
  judgeUnits(of(stored), of(wanted), rules).map(({ unitCode, kind }) => `${unitCode} ${kind}`);

describe('units below themselves', () => {
  it.each<[string, Parents, string[]]>([
    ['nothing in a brigade with squads and their sections', { B: null, S1: 'B', S2: 'B', T: 'S1' }, []],
    ['a unit that is its own parent', { B: null, S1: 'S1' }, ['S1']],
    ['units that are above each other', { S1: 'S2', S2: 'S1' }, ['S1', 'S2']],
    ['a ring below which others hang', { T: 'S1', S1: 'S2', S2: 'S3', S3: 'S1', B: null }, ['S1', 'S2', 'S3']],
    ['nothing when a parent is not among them', { S1: 'elsewhere' }, []],
  ])('finds %s', (_what, wanted, expected) => {
    expect(judged({}, wanted)).toEqual(expected.map((code) => `${code} unit_below_itself`));
  });

  it('finds a ring that is closed by what is stored', () => {
    expect(judged({ B: null, S1: 'B', T: 'S1' }, { B: 'T' })).toEqual(['B unit_below_itself']);
  });
});

describe('levels', () => {
  const deep = { A: null, B: 'A', C: 'B', D: 'C' };

  it('names the unit that would be too far down', () => {
    expect(judged(deep, { E: 'D' })).toEqual(['E unit_too_deep']);
    expect(judged(deep, { E: 'C' })).toEqual([]);
  });

  it('names the unit that is moved, once, when those below it would be too far down', () => {
    expect(judged({ ...deep, X: null, Y: 'X', Y1: 'Y', Y2: 'Y' }, { X: 'C' })).toEqual(['X unit_too_deep']);
  });

  it('lets stay what was deeper before the rule became stricter, and lets it rise', () => {
    const rules = { ...free, unitLevels: 2 };
    expect(judged(deep, { D: 'C' }, rules)).toEqual([]);
    expect(judged(deep, { D: 'B' }, rules)).toEqual([]);
    expect(judged(deep, { E: 'D' }, rules)).toEqual(['E unit_too_deep']);
  });
});

describe('codes', () => {
  const rules = { ...free, unitCodeDigits: 12 };

  it.each([
    ['150981000100', []],
    ['15098100010', ['15098100010 unit_code_digits']],
    ['15098100010A', ['15098100010A unit_code_digits']],
  ])('of a new unit have as many digits as the rule says: %s', (code, expected) => {
    expect(judged({}, { [code]: null }, rules)).toEqual(expected);
  });

  it('of old units stay', () => {
    expect(judged({ S1: null }, { S1: null }, rules)).toEqual([]);
  });
});

describe('retired parents', () => {
  it('take no unit that is in use, and keep those that are retired', () => {
    const stored = [unit('B', null, true), unit('S1', 'B', true), unit('S2', null)];
    expect(judgeUnits(stored, [unit('S2', 'B')], free)).toEqual([
      { unitCode: 'S2', kind: 'unit_retired', parentCode: 'B' },
    ]);
    expect(judgeUnits(stored, [unit('S1', 'B', true)], free)).toEqual([]);
    expect(judgeUnits(stored, [unit('S1', 'B')], free)).toMatchObject([{ unitCode: 'S1', kind: 'unit_retired' }]);
    expect(judgeUnits(stored, [unit('B', null), unit('S1', 'B')], free)).toEqual([]);
  });
});
