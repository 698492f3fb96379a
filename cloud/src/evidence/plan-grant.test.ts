import { describe, expect, it } from 'vitest';
import { planGrant } from './plan-grant.ts';

const plan = { sizeBytes: 25, partSizeBytes: 10, partSha256: ['a', 'b', 'c'] };
const listed = (partNumber: number, sizeBytes: number) => ({ partNumber, sizeBytes, etag: `"${partNumber}"` });

describe('planGrant', () => {
  it('asks for every part of a new upload, the last one shorter', () => {
    expect(planGrant(plan, [])).toEqual({
      outcome: 'missing',
      parts: [
        { partNumber: 1, sizeBytes: 10, sha256: 'a' },
        { partNumber: 2, sizeBytes: 10, sha256: 'b' },
        { partNumber: 3, sizeBytes: 5, sha256: 'c' },
      ],
    });
  });

  it('asks again for a part that the store has in another size', () => {
    expect(planGrant(plan, [listed(1, 10), listed(2, 9), listed(3, 5)])).toEqual({
      outcome: 'missing',
      parts: [{ partNumber: 2, sizeBytes: 10, sha256: 'b' }],
    });
  });

  it('completes with the planned parts in order, and no other', () => {
    expect(planGrant(plan, [listed(3, 5), listed(4, 1), listed(1, 10), listed(2, 10)])).toEqual({
      outcome: 'complete',
      parts: [
        { partNumber: 1, etag: '"1"', sha256: 'a' },
        { partNumber: 2, etag: '"2"', sha256: 'b' },
        { partNumber: 3, etag: '"3"', sha256: 'c' },
      ],
    });
  });

  it('asks for 64 parts at most', () => {
    const many = { sizeBytes: 1000, partSizeBytes: 10, partSha256: Array.from({ length: 100 }, String) };
    const planned = planGrant(many, [listed(2, 10)]);
    const numbers = planned.parts.map((part) => part.partNumber);
    expect(numbers).toEqual([1, ...Array.from({ length: 63 }, (_, index) => index + 3)]);
  });
});
