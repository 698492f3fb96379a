import { describe, expect, it } from 'vitest';
import { type Bond, bondsOf, bondWith, makersOf } from './bonds.ts';

/** Accounts by their first letter: those of one capital are one person's. */
const people = ['A1', 'A2', 'B1', 'C1', 'D1', 'E1'].map((accountId) => ({
  accountId,
  badgeNo: accountId.slice(0, 1),
  name: null,
}));
const password = (handledBy: string, accountId: string) => ({ handledBy, accountId, knewPassword: true });
const change = (handledBy: string, accountId: string) => ({ handledBy, accountId, knewPassword: false });
const [same, handled] = ['same', 'handled'] as const;
const told = (bonds: ReadonlyMap<string, Bond>) => Object.fromEntries(bonds);

describe('bonds', () => {
  it('are with all accounts of the same person, and with nobody else', () => {
    expect(told(bondsOf(['A1'], { people, handlings: [] }))).toEqual({ A1: same, A2: same });
    expect(told(bondsOf(['A1', 'B1'], { people, handlings: [] }))).toEqual({ A1: same, A2: same, B1: same });
  });

  it('are in both directions with an account that one of them made, whichever account of theirs it was', () => {
    const handlings = [password('A2', 'B1')];
    expect(told(bondsOf(['A1'], { people, handlings }))).toEqual({ A1: same, A2: same, B1: handled });
    expect(told(bondsOf(['B1'], { people, handlings }))).toEqual({ B1: same, A1: handled, A2: handled });
  });

  it('are between two accounts that one person made, and with what such an account made', () => {
    const handlings = [password('A1', 'B1'), password('A2', 'C1'), password('C1', 'D1')];
    const others = { A1: handled, A2: handled, C1: handled, D1: handled };
    expect(told(bondsOf(['B1'], { people, handlings }))).toEqual({ B1: same, ...others });
    // The holder of C1 chose a password: nobody else is behind C1 any more, nor behind D1.
    expect(told(bondsOf(['B1'], { people, handlings: handlings.filter((one) => one.accountId !== 'C1') }))).toEqual({
      B1: same,
      A1: handled,
      A2: handled,
    });
  });

  it('with the same person stay so, whoever handled which account', () => {
    const handlings = [password('A1', 'B1'), password('B1', 'A2')];
    expect(told(bondsOf(['A1'], { people, handlings }))).toEqual({ A1: same, A2: same, B1: handled });
  });

  it('by a change of role are between the two alone: it gives nobody a password', () => {
    const handlings = [change('A1', 'B1'), change('A1', 'C1'), password('D1', 'A1')];
    expect(told(bondsOf(['B1'], { people, handlings }))).toEqual({ B1: same, A1: handled, A2: handled });
    const ofA = { A1: same, A2: same, B1: handled, C1: handled, D1: handled };
    expect(told(bondsOf(['A1'], { people, handlings }))).toEqual(ofA);
    expect(told(bondsOf(['D1'], { people, handlings }))).toEqual({ D1: same, A1: handled, A2: handled });
  });
});

describe('who could be behind an account', () => {
  it('is who knows its password, and who knows theirs; not whose account it made, nor who changed its role', () => {
    const handlings = [password('A1', 'B1'), password('B1', 'C1'), password('C1', 'D1'), change('E1', 'C1')];
    const makers = { C1: same, B1: handled, A1: handled, A2: handled };
    expect(told(makersOf(['C1'], { people, handlings }))).toEqual(makers);
  });
});

describe('the bond with several accounts', () => {
  const bonds = new Map<string, Bond>([
    ['A1', 'same'],
    ['B1', 'handled'],
  ]);

  it.each([
    [['B1', 'A1'], 'same'],
    [['B1', 'C1', null], 'handled'],
    [['D1', null], undefined],
    [[], undefined],
  ])('of %j is the strongest', (ids, bond) => {
    expect(bondWith(bonds, ids)).toEqual(bond);
  });
});
