import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HeldCopy, planPruning, reasonToGo } from './plan-pruning.ts';

const dayMs = 24 * 3_600_000;
const now = new Date('2026-11-27T00:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const copy = (change: Partial<HeldCopy>): HeldCopy => ({
  recordingId: 'r',
  sizeBytes: 10,
  verifiedAt: daysAgo(20),
  lockedSince: daysAgo(20),
  lockedUntil: daysAgo(-100),
  secondCopyAt: null,
  ...change,
});

test.each<[string, Partial<HeldCopy>, ReturnType<typeof reasonToGo>]>([
  ['goes when its days are over', {}, 'days_over'],
  ['goes at the very end of its days', { verifiedAt: daysAgo(14), lockedSince: daysAgo(14) }, 'days_over'],
  ['stays a moment before', { verifiedAt: new Date(daysAgo(14).getTime() + 1) }, undefined],
  ['stays when it was locked later than verified', { lockedSince: daysAgo(3) }, undefined],
  ['stays when it was verified again lately', { verifiedAt: daysAgo(3) }, undefined],
  ['stays without a lock, however long it is verified', { lockedSince: null, lockedUntil: null }, undefined],
  ['stays when its lock has run out', { lockedUntil: daysAgo(1) }, undefined],
  ['may go with a second copy, on its first day', { verifiedAt: now, secondCopyAt: now }, 'second_copy'],
  [
    'may go with a second copy where the store has no locks',
    { lockedSince: null, secondCopyAt: daysAgo(1) },
    'second_copy',
  ],
  ['stays when its second copy is still to come', { verifiedAt: now, secondCopyAt: daysAgo(-1) }, undefined],
])('a copy %s', (_, change, expected) => {
  expect(reasonToGo(copy(change), { now, days: 14 })).toBe(expected);
});

test('copies with a second one at HQ stay until their room is needed, and go oldest first', () => {
  const young = { verifiedAt: daysAgo(1), secondCopyAt: daysAgo(1) };
  const copies = ['a', 'b', 'c', 'd'].map((recordingId) => copy({ recordingId, ...young }));
  const plan = (neededBytes: number) =>
    planPruning(copies, { now, days: 14, neededBytes }).map(({ recordingId }) => recordingId);
  expect(plan(0)).toEqual([]);
  expect(plan(1)).toEqual(['a']);
  expect(plan(20)).toEqual(['a', 'b']);
  expect(plan(21)).toEqual(['a', 'b', 'c']);
  expect(plan(1000)).toEqual(['a', 'b', 'c', 'd']);
});

test('what goes by its days counts towards the room that is needed', () => {
  const copies = [
    copy({ recordingId: 'second', verifiedAt: daysAgo(1), secondCopyAt: daysAgo(1) }),
    copy({ recordingId: 'over', sizeBytes: 50 }),
  ];
  expect(planPruning(copies, { now, days: 14, neededBytes: 50 }).map(({ recordingId }) => recordingId)).toEqual([
    'over',
  ]);
});

const instant = fc.integer({ min: -40, max: 40 }).map((days) => daysAgo(days));
const anyCopy = fc.record({
  sizeBytes: fc.integer({ min: 1, max: 100 }),
  verifiedAt: instant,
  lockedSince: fc.option(instant),
  lockedUntil: fc.option(instant),
  secondCopyAt: fc.option(instant),
});

test('no copy goes early, and no more go for their second copy than the room that is needed takes', () => {
  fc.assert(
    fc.property(fc.array(anyCopy, { maxLength: 20 }), fc.nat(30), fc.nat(500), (facts, days, neededBytes) => {
      const copies = facts.map((fact, index) => ({ recordingId: String(index), ...fact }));
      const going = planPruning(copies, { now, days, neededBytes });
      for (const { recordingId, reason } of going) {
        const { verifiedAt, lockedSince, lockedUntil, secondCopyAt } = copies[Number(recordingId)] as HeldCopy;
        if (reason === 'second_copy') expect(secondCopyAt?.getTime()).toBeLessThanOrEqual(now.getTime());
        else {
          expect(lockedUntil?.getTime()).toBeGreaterThan(now.getTime());
          const age = now.getTime() - Math.max(verifiedAt.getTime(), lockedSince?.getTime() ?? Infinity);
          expect(age).toBeGreaterThanOrEqual(days * dayMs);
        }
      }
      const order = going.map(({ recordingId }) => Number(recordingId));
      expect(order).toEqual([...order].sort((one, other) => one - other));
      const last = going.findLast(({ reason }) => reason === 'second_copy');
      const freed = going.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      if (last) expect(freed - last.sizeBytes).toBeLessThan(neededBytes);
      const stayed = copies.filter(
        (one) => !order.includes(Number(one.recordingId)) && reasonToGo(one, { now, days }) !== undefined,
      );
      if (freed < neededBytes) expect(stayed).toEqual([]);
    }),
  );
});
