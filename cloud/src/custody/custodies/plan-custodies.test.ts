import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Custody, CustodyState, WantedCustody } from './custody.ts';
import { planCustodies } from './plan-custodies.ts';

const minuteMs = 60_000;
/** Minute 0 and whatever comes after it lies ahead. */
const now = new Date('2026-11-24T00:00:00Z');
const at = (minute: number) => new Date(now.getTime() + minute * minuteMs);

function wanted(
  badgeNo: string,
  from: number,
  until: number | null,
  changes: Partial<WantedCustody> = {},
): WantedCustody {
  const heldUntil = until === null ? null : at(until);
  return { recorderSerial: 'R1', badgeNo, basis: 'assignment', heldFrom: at(from), heldUntil, ...changes };
}

function stored(...custodies: WantedCustody[]): CustodyState {
  return {
    officers: new Map([
      ['A', { unitCode: 'S1', leftOn: null }],
      ['B', { unitCode: 'S1', leftOn: null }],
      ['F', { unitCode: 'S2', leftOn: null }],
      ['L', { unitCode: 'S1', leftOn: '2026-11-25' }],
    ]),
    recorders: new Map([
      ['R1', { unitCode: 'S1', state: 'normal' }],
      ['R2', { unitCode: 'S2', state: 'normal' }],
      ['R3', { unitCode: 'S1', state: 'scrapped' }],
    ]),
    custodies: custodies.map((custody, nr) => ({ ...custody, custodyId: `stored ${nr}` })),
  };
}

type Options = Partial<Parameters<typeof planCustodies>[2]> & { remove?: string[] };
function plan(save: WantedCustody[], state: CustodyState, { remove = [], ...options }: Options = {}) {
  let nr = 0;
  const newId = () => `new ${nr++}`;
  return planCustodies({ save, remove }, state, { now, newId, ...options });
}

type Objection = [string, WantedCustody[], CustodyState, Options, object[]];
const checkOut = { basis: 'check_out' as const };
const objections: Objection[] = [
  ['an officer nobody knows', [wanted('X', 0, 9)], stored(), {}, [{ kind: 'unknown_officer' }]],
  [
    'a recorder nobody knows',
    [wanted('A', 0, 9, { recorderSerial: 'X' })],
    stored(),
    {},
    [{ kind: 'unknown_recorder' }],
  ],
  ['an end at the start', [wanted('A', 0, 0)], stored(), {}, [{ kind: 'held_backwards' }]],
  ['two of one basis at once', [wanted('B', 5, 9)], stored(wanted('A', 0, null)), {}, [{ kind: 'custody_overlap' }]],
  [
    'two in the list at once',
    [wanted('B', 5, 9), wanted('A', 0, 6)],
    stored(),
    {},
    [{ kind: 'custody_overlap_in_list', index: 1, otherIndex: 0 }],
  ],
  [
    'one that is in the list twice',
    [wanted('A', 0, 6), wanted('B', 0, 6)],
    stored(),
    {},
    [{ kind: 'custody_twice', index: 1, otherIndex: 0 }],
  ],
  [
    'a new one at the time of another, though it has the same key',
    [wanted('A', 0, 6, { custodyId: 'mine' })],
    stored(wanted('A', 0, 6)),
    {},
    [{ kind: 'custody_overlap' }],
  ],
  ['the past without a reason', [wanted('A', -11, 6)], stored(), {}, [{ kind: 'reason_required' }]],
  [
    'an end in the past without a reason',
    [wanted('A', -99, -11)],
    stored(wanted('A', -99, null)),
    {},
    [{ kind: 'reason_required' }],
  ],
  [
    'a later end than one in the past without a reason',
    [wanted('A', -99, null)],
    stored(wanted('A', -99, -50)),
    {},
    [{ kind: 'reason_required' }],
  ],
  [
    'another holder from the past on without a reason',
    [wanted('B', -99, null)],
    stored(wanted('A', -99, null)),
    {},
    [{ kind: 'reason_required' }],
  ],
  [
    'who has left by then',
    [wanted('L', 16 * 60, null)],
    stored(),
    {},
    [{ kind: 'officer_left', leftOn: '2026-11-25' }],
  ],
  [
    'a scrapped recorder',
    [wanted('A', 0, null, { recorderSerial: 'R3' })],
    stored(),
    {},
    [{ kind: 'recorder_scrapped' }],
  ],
  [
    'an officer of another unit',
    [wanted('F', 0, null)],
    stored(),
    { unitCode: 'S1' },
    [{ kind: 'officer_of_other_unit' }],
  ],
  [
    'a recorder of another unit',
    [wanted('A', 0, null, { recorderSerial: 'R2' })],
    stored(),
    { unitCode: 'S1' },
    [{ kind: 'recorder_of_other_unit' }],
  ],
  [
    'everything for who has no unit',
    [wanted('A', 0, null)],
    stored(),
    { unitCode: null },
    [{ kind: 'recorder_of_other_unit' }, { kind: 'officer_of_other_unit' }],
  ],
  [
    'a check-out that takes time from an officer of another unit',
    [wanted('A', 5, 9, checkOut)],
    stored(wanted('F', 0, null)),
    { unitCode: 'S1' },
    [{ kind: 'holder_of_other_unit', badgeNo: 'F' }],
  ],
  [
    'every wrong row, by index',
    [wanted('A', 0, 9), wanted('X', 20, 30), wanted('B', 5, 7)],
    stored(),
    {},
    [
      { kind: 'unknown_officer', index: 1 },
      { kind: 'custody_overlap_in_list', index: 2 },
    ],
  ],
];

type Fine = [string, WantedCustody[], CustodyState, Options, object];
const fine: Fine[] = [
  ['a new one', [wanted('A', 0, null)], stored(), {}, { added: [{ custodyId: 'new 0', badgeNo: 'A' }] }],
  [
    'the same again',
    [wanted('A', -99, null)],
    stored(wanted('A', -99, null)),
    {},
    { unchanged: 1, recorderSerials: [] },
  ],
  ['one that begins just now', [wanted('A', -9, null)], stored(), {}, { added: [{}] }],
  [
    'the end of one that began in the past',
    [wanted('A', -99, 0)],
    stored(wanted('A', -99, null)),
    {},
    { changed: [{ before: { heldUntil: null }, after: { custodyId: 'stored 0', heldUntil: at(0) } }] },
  ],
  ['the past with a reason', [wanted('A', -99, -50)], stored(), { reason: 'late' }, { added: [{}] }],
  ['one that begins when another ends', [wanted('B', 9, null)], stored(wanted('A', 0, 9)), {}, { added: [{}] }],
  [
    'entries that all move at once',
    [wanted('A', 0, 5), wanted('B', 5, 20)],
    stored(wanted('A', 0, 10)),
    {},
    { added: [{ badgeNo: 'B' }], changed: [{ after: { badgeNo: 'A' } }] },
  ],
  [
    'the end for who has left meanwhile',
    [wanted('L', 16 * 60, 17 * 60)],
    stored(wanted('L', 16 * 60, null)),
    {},
    { changed: [{}] },
  ],
  [
    'a scrapped recorder in times that are over',
    [wanted('A', -99, -50, { recorderSerial: 'R3' })],
    stored(),
    { reason: 'late' },
    { added: [{}] },
  ],
  [
    'giving time back to an officer of another unit',
    [wanted('A', 5, 7, checkOut)],
    stored(wanted('F', 0, null), wanted('A', 5, 9, checkOut)),
    { unitCode: 'S1' },
    { changed: [{}] },
  ],
  [
    'a removal that gives time back to an officer of another unit',
    [],
    stored(wanted('F', 0, null), wanted('A', 5, 9, checkOut)),
    { unitCode: 'S1', remove: ['stored 1'] },
    { removed: [{ custodyId: 'stored 1' }] },
  ],
];

describe('planCustodies', () => {
  it.each(objections)('objects to %s', (_what, save, state, options, expected) => {
    expect(plan(save, state, options).objections).toMatchObject(expected);
  });

  it.each(fine)('takes %s', (_what, save, state, options, expected) => {
    const nothing = { added: [], changed: [], removed: [], unchanged: 0, objections: [] };
    expect(plan(save, state, options)).toMatchObject({ ...nothing, ...expected });
  });

  it('derives the holder of each minute, and affects the old and new holder where they differ', () => {
    fc.assert(
      fc.property(entries(8), entries(4), fc.subarray([0, 1, 2]), (before, changes, gone) => {
        const state = stored(...accepted(before));
        const remove = gone.map((nr) => `stored ${nr}`);
        // Nobody asks to save and to remove the same entry.
        const removed = state.custodies.filter(({ custodyId }) => remove.includes(custodyId));
        const key = ({ basis, heldFrom }: WantedCustody) => `${basis} ${heldFrom.getTime()}`;
        fc.pre(!changes.some((change) => removed.some((custody) => key(custody) === key(change))));
        const result = plan(changes, state, { reason: 'any', remove });
        fc.pre(result.objections.length === 0);
        const replaced = new Set([...remove, ...result.changed.map((change) => change.before.custodyId)]);
        const after = [
          ...state.custodies.filter(({ custodyId }) => !replaced.has(custodyId)),
          ...result.added,
          ...result.changed.map((change) => change.after),
        ];
        for (let minute = 0; minute < day; minute++) {
          const [was, is] = [holderAt(state.custodies, minute), holderAt(after, minute)];
          const derived = result.holdings.filter((holding) => holdsAt(holding, minute));
          if (result.recorderSerials.length > 0) expect(derived.map(({ badgeNo }) => badgeNo)).toEqual(is ? [is] : []);
          if (was === is) continue;
          const affected = result.affected
            .filter(({ from, until }) => holdsAt({ heldFrom: from, heldUntil: until }, minute))
            .map(({ badgeNo }) => badgeNo);
          expect(affected).toEqual(expect.arrayContaining([was, is].filter((badgeNo) => badgeNo !== undefined)));
        }
      }),
    );
  });

  it('objects to an overlap exactly when two custodies of one basis hold in the same minute', () => {
    fc.assert(
      fc.property(entries(6), (list) => {
        const keys = new Set(list.map(({ basis, heldFrom }) => `${basis} ${heldFrom.getTime()}`));
        fc.pre(keys.size === list.length);
        const clash = Array.from({ length: day }, (_, minute) =>
          (['assignment', 'check_out'] as const).some(
            (basis) => list.filter((custody) => custody.basis === basis && holdsAt(custody, minute)).length > 1,
          ),
        ).includes(true);
        expect(plan(list, stored(), { reason: 'any' }).objections.length > 0).toBe(clash);
      }),
    );
  });
});

const day = 48;

const anyCustody: fc.Arbitrary<WantedCustody> = fc
  .record({
    badgeNo: fc.constantFrom('A', 'B', 'F'),
    basis: fc.constantFrom('assignment' as const, 'check_out' as const),
    // Few, so that changes meet what is stored.
    from: fc.integer({ min: 0, max: 8 }).map((step) => step * 5),
    length: fc.option(fc.integer({ min: 1, max: 20 }), { freq: 8 }),
  })
  .map(({ badgeNo, basis, from, length }) => wanted(badgeNo, from, length === null ? null : from + length, { basis }));

const entries = (maxLength: number) => fc.array(anyCustody, { maxLength });

/** Those of them that can stand together. */
function accepted(custodies: WantedCustody[]): WantedCustody[] {
  const taken: WantedCustody[] = [];
  for (const custody of custodies) {
    if (plan([...taken, custody], stored(), { reason: 'any' }).objections.length === 0) taken.push(custody);
  }
  return taken;
}

function holderAt(custodies: readonly Custody[], minute: number): string | undefined {
  const holding = custodies.filter((custody) => holdsAt(custody, minute));
  return (holding.find(({ basis }) => basis === 'check_out') ?? holding[0])?.badgeNo;
}

function holdsAt({ heldFrom, heldUntil }: { heldFrom: Date; heldUntil: Date | null }, minute: number): boolean {
  return heldFrom <= at(minute) && (heldUntil === null || at(minute) < heldUntil);
}
