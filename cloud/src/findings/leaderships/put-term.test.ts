import { howMany } from '@rollcall/test/how-many';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putTerm, type Term } from './put-term.ts';

const moment = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 0, 1 + day)));
const term = (leaderBadgeNo: string | null, from: number | null, until: number | null): Term => ({
  unitCode: 'S1',
  leaderBadgeNo,
  ledFrom: moment(from),
  ledUntil: moment(until),
  correction: null,
});
const inOrder = (terms: readonly Term[]) =>
  [...terms].sort((one, other) => (one.ledFrom?.getTime() ?? 0) - (other.ledFrom?.getTime() ?? 0));

/** All terms after it. */
function put(terms: readonly Term[], wanted: Term, isNoted = true): Term[] {
  const { replaced, by } = putTerm(terms, wanted, isNoted);
  return inOrder([...terms.filter((known) => !replaced.includes(known)), ...by]);
}

describe('a term that is put in', () => {
  const known = [term('A', null, 10), term('B', 10, null)];

  it.each([
    [
      'into the middle of another cuts it in two',
      term('C', 2, 5),
      [term('A', null, 2), term('C', 2, 5), term('A', 5, 10), known[1]],
    ],
    [
      'over a change ends the one and begins the other',
      term('C', 8, 12),
      [term('A', null, 8), term('C', 8, 12), term('B', 12, null)],
    ],
    ['over everything is all that is left', term('C', null, null), [term('C', null, null)]],
    ['joins what touches it and says the same', term('B', 6, 10), [term('A', null, 6), term('B', 6, null)]],
    ['joins what it overlaps and says the same', term('A', 8, 12), [term('A', null, 12), term('B', 12, null)]],
    ['that says what is known changes nothing', term('A', 3, 5), known],
  ])('%s', (_name, wanted, after) => {
    expect(put(known, wanted)).toEqual(after);
  });

  it('of nobody leaves its time empty', () => {
    expect(put(known, term(null, 8, 12), false)).toEqual([term('A', null, 8), term('B', 12, null)]);
  });

  it('counts at each moment of its time, and at no other moment changes who led', () => {
    const leader = fc.constantFrom('A', 'B', 'C');
    const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(leader, span), { maxLength: 8 }), (entries) => {
        let terms: Term[] = [];
        const led = new Map<number, string>();
        for (const [leaderBadgeNo, [from, length]] of entries) {
          terms = put(terms, term(leaderBadgeNo, from, from + length));
          for (let day = from; day < from + length; day++) led.set(day, leaderBadgeNo);
        }
        for (let day = 0; day < 30; day++) {
          const at = moment(day)?.getTime() ?? 0;
          const then = terms.filter(
            ({ ledFrom, ledUntil }) => (ledFrom?.getTime() ?? 0) <= at && (ledUntil?.getTime() ?? 0) > at,
          );
          expect(then.map(({ leaderBadgeNo }) => leaderBadgeNo)).toEqual(led.has(day) ? [led.get(day)] : []);
        }
      }),
      { numRuns: howMany({ usual: 200, long: 20_000 }) },
    );
  });
});
