import { describe, expect, it } from 'vitest';
import { bondsOf, bondWith, makersOf } from './bonds.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour));
/** Accounts by their first letter: those of one capital are one person's. */
const people = ['A1', 'A2', 'B1', 'C1', 'D1', 'E1'].map((accountId) => ({
  accountId,
  badgeNo: accountId.slice(0, 1),
  name: null,
}));
const password = (handledBy: string, accountId: string, hour: number) => ({
  handledBy,
  accountId,
  knewPassword: true,
  until: at(hour),
});
const change = (handledBy: string, accountId: string, hour: number) => ({
  ...password(handledBy, accountId, hour),
  knewPassword: false,
});
const told = (bonds: ReadonlyMap<string, 'same' | Date>) =>
  Object.fromEntries([...bonds].map(([id, bond]) => [id, bond === 'same' ? bond : bond.getUTCHours()]));

describe('bonds', () => {
  it('are with all accounts of the same person, and with nobody else', () => {
    expect(told(bondsOf(['A1'], { people, handlings: [] }))).toEqual({ A1: 'same', A2: 'same' });
    expect(told(bondsOf(['A1', 'B1'], { people, handlings: [] }))).toEqual({ A1: 'same', A2: 'same', B1: 'same' });
  });

  it('are in both directions with an account that one of them made, whichever account of theirs it was', () => {
    const handlings = [password('A2', 'B1', 5)];
    expect(told(bondsOf(['A1'], { people, handlings }))).toEqual({ A1: 'same', A2: 'same', B1: 5 });
    expect(told(bondsOf(['B1'], { people, handlings }))).toEqual({ B1: 'same', A1: 5, A2: 5 });
  });

  it('are between two accounts that one person made, and with what such an account made, as long as all of it counts', () => {
    const handlings = [password('A1', 'B1', 9), password('A2', 'C1', 4), password('C1', 'D1', 7)];
    expect(told(bondsOf(['B1'], { people, handlings }))).toEqual({ B1: 'same', A1: 9, A2: 9, C1: 4, D1: 4 });
  });

  it('last as long as the longest of several ways', () => {
    const handlings = [password('A1', 'B1', 3), password('C1', 'B1', 8), password('A1', 'C1', 6)];
    expect(told(bondsOf(['A1'], { people, handlings }))).toMatchObject({ B1: 6, C1: 6 });
  });

  it('by a change of role are between the two alone: it gives nobody a password', () => {
    const handlings = [change('A1', 'B1', 9), change('A1', 'C1', 9), password('D1', 'A1', 5)];
    expect(told(bondsOf(['B1'], { people, handlings }))).toEqual({ B1: 'same', A1: 9, A2: 9 });
    expect(told(bondsOf(['A1'], { people, handlings }))).toEqual({ A1: 'same', A2: 'same', B1: 9, C1: 9, D1: 5 });
    expect(told(bondsOf(['D1'], { people, handlings }))).toEqual({ D1: 'same', A1: 5, A2: 5 });
  });
});

describe('who could be behind an account', () => {
  it('is who knew its password, and who knew theirs; not whose account it made, nor who changed its role', () => {
    const handlings = [
      password('A1', 'B1', 9),
      password('B1', 'C1', 5),
      password('C1', 'D1', 9),
      change('E1', 'C1', 9),
    ];
    expect(told(makersOf(['C1'], { people, handlings }))).toEqual({ C1: 'same', B1: 5, A1: 5, A2: 5 });
  });
});

describe('the bond with several accounts', () => {
  const bonds = new Map<string, 'same' | Date>([
    ['A1', 'same'],
    ['B1', at(3)],
    ['C1', at(5)],
  ]);

  it.each([
    [['B1', 'A1'], 'same'],
    [['B1', 'C1', null], at(5)],
    [['D1', null], undefined],
    [[], undefined],
  ])('of %j is the strongest', (ids, bond) => {
    expect(bondWith(bonds, ids)).toEqual(bond);
  });
});
