import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Custody } from './custody.ts';
import { deriveHoldings, type Holding } from './holdings.ts';

const minuteMs = 60_000;
const day = 24 * 60;

/** @param from @param until minutes */
function custody(basis: Custody['basis'], badgeNo: string, from: number, until: number | null): Custody {
  const custodyId = `${basis} ${badgeNo} ${from}`;
  const heldUntil = until === null ? null : new Date(until * minuteMs);
  return { custodyId, recorderSerial: 'R1', badgeNo, basis, heldFrom: new Date(from * minuteMs), heldUntil };
}

function brief(holdings: Holding[]): [string, number, number | null][] {
  return holdings.map(({ badgeNo, heldFrom, heldUntil }) => [
    badgeNo,
    heldFrom.getTime() / minuteMs,
    heldUntil === null ? null : heldUntil.getTime() / minuteMs,
  ]);
}

type Case = [string, Custody[], [string, number, number | null][]];
const cases: Case[] = [
  ['nothing without custody', [], []],
  ['the assignment alone', [custody('assignment', 'A', 0, null)], [['A', 0, null]]],
  [
    'the assignment around a check-out',
    [custody('assignment', 'A', 0, null), custody('check_out', 'B', 10, 20)],
    [
      ['A', 0, 10],
      ['B', 10, 20],
      ['A', 20, null],
    ],
  ],
  [
    'no moment between check-outs that follow on each other',
    [custody('check_out', 'C', 20, 30), custody('check_out', 'B', 10, 20), custody('assignment', 'A', 10, 30)],
    [
      ['B', 10, 20],
      ['C', 20, 30],
    ],
  ],
  [
    'nothing of the assignment after a check-out that has no end yet',
    [custody('assignment', 'A', 0, null), custody('check_out', 'B', 10, null)],
    [
      ['A', 0, 10],
      ['B', 10, null],
    ],
  ],
  [
    'check-outs that begin before or end after the assignment',
    [custody('assignment', 'A', 10, 40), custody('check_out', 'B', 0, 15), custody('check_out', 'C', 35, 50)],
    [
      ['B', 0, 15],
      ['A', 15, 35],
      ['C', 35, 50],
    ],
  ],
  [
    'a swap of assignments under a check-out',
    [custody('assignment', 'A', 0, 15), custody('assignment', 'D', 15, null), custody('check_out', 'B', 10, 20)],
    [
      ['A', 0, 10],
      ['B', 10, 20],
      ['D', 20, null],
    ],
  ],
  [
    'what was seen before an assignment, and an entered check-out before what was seen',
    [custody('assignment', 'A', 0, null), custody('observed', 'B', 10, 30), custody('check_out', 'C', 15, 20)],
    [
      ['A', 0, 10],
      ['B', 10, 15],
      ['C', 15, 20],
      ['B', 20, 30],
      ['A', 30, null],
    ],
  ],
];

const layers = [disjoint('assignment', 'ABC'), disjoint('observed', 'ACD'), disjoint('check_out', 'BCD')] as const;

describe('deriveHoldings', () => {
  it.each(cases)('gives %s', (_what, custodies, expected) => {
    expect(brief(deriveHoldings(custodies))).toEqual(expected);
  });

  it('agrees with a lookup minute by minute', () => {
    fc.assert(
      fc.property(...layers, (assignments, seen, checkOuts) => {
        const custodies = [...assignments, ...seen, ...checkOuts];
        const holdings = deriveHoldings(custodies);
        const minutes = Array.from({ length: day }, (_, minute) => minute);
        const at = (rows: (Custody | Holding)[], minute: number) => rows.filter((row) => holdsAt(row, minute));
        const derived = minutes.map((minute) =>
          at(holdings, minute).map(({ custodyId, badgeNo }) => [custodyId, badgeNo]),
        );
        const lookedUp = minutes.map((minute) =>
          ([checkOuts, seen, assignments].map((rows) => at(rows, minute)).find(({ length }) => length > 0) ?? []).map(
            ({ custodyId, badgeNo }) => [custodyId, badgeNo],
          ),
        );
        expect(derived).toEqual(lookedUp);
      }),
      { numRuns: 200 },
    );
  });
});

function holdsAt({ heldFrom, heldUntil }: { heldFrom: Date; heldUntil: Date | null }, minute: number): boolean {
  const at = minute * minuteMs;
  return heldFrom.getTime() <= at && (heldUntil === null || at < heldUntil.getTime());
}

/** Entries of one basis that don't overlap, the last perhaps without end, in any order. */
function disjoint(basis: Custody['basis'], badges: string): fc.Arbitrary<Custody[]> {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: day - 1 }), { maxLength: 12 });
  return fc
    .tuple(
      cuts,
      fc.boolean(),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.infiniteStream(fc.constantFrom(...badges)),
    )
    .chain(([minutes, openEnded, kept, badgeNos]) => {
      const sorted = minutes.sort((one, other) => one - other);
      const entries = sorted.flatMap((from, index) => {
        const until = sorted[index + 1];
        const badgeNo = badgeNos.next().value ?? '';
        if (!kept[index] || (until === undefined && !openEnded)) return [];
        return [custody(basis, badgeNo, from, until ?? null)];
      });
      return fc.shuffledSubarray(entries, { minLength: entries.length });
    });
}
