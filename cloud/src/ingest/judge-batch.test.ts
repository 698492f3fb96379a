import { describe, expect, it } from 'vitest';
import { judgeBatch } from './judge-batch.ts';

const cursor = { incarnation: 3, through: 10, head: 'head10' };
const station = { revoked: false, frozen: false, fenced: false, cursor };
const next = { incarnation: 3, firstSeq: 11, prev: 'head10', hash: 'h11' };

describe('judgeBatch', () => {
  it.each([
    ['take', 'follows the head', station, next, undefined],
    ['duplicate', 'was taken before', station, { ...next, firstSeq: 6, hash: 'h6' }, 'h6'],
    ['equivocation', 'has other bytes for a taken seq', station, { ...next, firstSeq: 6, hash: 'other' }, 'h6'],
    ['equivocation', 'begins within a taken batch', station, { ...next, firstSeq: 7, hash: 'h7' }, undefined],
    ['equivocation', 'repeats the last seq with another end', station, { ...next, firstSeq: 10, hash: 'x' }, 'h10'],
    ['gap', 'leaves one seq out', station, { ...next, firstSeq: 12 }, undefined],
    ['broken_chain', 'has the right seq and another past', station, { ...next, prev: 'else' }, undefined],
    ['fenced', 'is of an earlier incarnation', station, { ...next, incarnation: 2 }, undefined],
    ['fenced', 'is of an incarnation that was ended', { ...station, fenced: true }, next, undefined],
    ['unknown_incarnation', 'is of one that HQ forgot', station, { ...next, incarnation: 4 }, undefined],
    ['broken_chain', 'is of one that was never given out', station, { ...next, incarnation: 2000 }, undefined],
    ['frozen', 'comes from a frozen station', { ...station, frozen: true }, next, undefined],
    ['revoked', 'comes from a revoked station', { ...station, revoked: true, frozen: true }, next, undefined],
  ])('%s: a batch that %s', (outcome, _why, from, batch, taken) => {
    expect(judgeBatch(from, batch, taken).outcome).toBe(outcome);
  });
});
