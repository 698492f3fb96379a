import { genesisHead } from '@rollcall/shared/contract/batch';
import type { Receipt } from '@rollcall/shared/contract/down-message';
import { expect, test } from 'vitest';
import { acceptReceipt, type ChainState } from './accept-receipt.ts';

const state: ChainState = {
  stationId: 'squad-1',
  incarnation: 3,
  lastSeq: 30,
  through: 10,
  prunedThrough: 5,
  cloudEpoch: 7,
  counter: 100,
};
const hashes = new Map([
  [5, '5'.repeat(64)],
  [10, 'a'.repeat(64)],
  [20, 'b'.repeat(64)],
  [30, 'c'.repeat(64)],
]);
const good: Receipt = {
  v: 1,
  kind: 'receipt',
  stationId: 'squad-1',
  incarnation: 3,
  cloudEpoch: 7,
  counter: 101,
  through: 20,
  head: 'b'.repeat(64),
  archivedThrough: 10,
};
const decide = (change: Partial<Receipt>, at: Partial<ChainState> = {}) =>
  acceptReceipt({ ...state, ...at }, { ...good, ...change }, (seq) => hashes.get(seq));

test.each<[string, Partial<Receipt>, string]>([
  ['for another station', { stationId: 'squad-2' }, 'other_station'],
  ['for the incarnation before', { incarnation: 2 }, 'other_incarnation'],
  ['for an incarnation to come', { incarnation: 4 }, 'other_incarnation'],
  ['that was accepted before', { counter: 100 }, 'old_message'],
  ['with an old counter', { counter: 99 }, 'old_message'],
  ['of an old epoch, however high its counter', { cloudEpoch: 6, counter: 1000 }, 'old_message'],
  ['beyond what was sent', { through: 31, head: 'd'.repeat(64) }, 'beyond_what_was_sent'],
  ['archived beyond what it confirms', { archivedThrough: 21 }, 'archived_beyond_through'],
  ['going back in the same epoch', { through: 5, head: '5'.repeat(64), archivedThrough: 0 }, 'went_back_within_epoch'],
  [
    'below what was pruned',
    { through: 0, head: genesisHead, archivedThrough: 0, cloudEpoch: 8 },
    'below_what_was_pruned',
  ],
  ['that ends inside a batch', { through: 15 }, 'inside_a_batch'],
  ['with the head of another batch', { head: 'c'.repeat(64) }, 'head_differs'],
  ['with a foreign head', { head: genesisHead }, 'head_differs'],
])('refuses a receipt %s', (_, change, reason) => {
  expect(decide(change)).toEqual({ outcome: 'refused', reason });
});

test('releases through a batch whose hash is the head', () => {
  expect(decide({})).toEqual({ outcome: 'release', through: 20, archivedThrough: 10 });
});

test('takes a receipt that confirms no more than before, for its archivedThrough', () => {
  expect(decide({ through: 10, head: 'a'.repeat(64) })).toMatchObject({ outcome: 'release', through: 10 });
});

test('rewinds when a higher epoch goes back to a known head, whatever its counter', () => {
  const back = { through: 5, head: '5'.repeat(64), archivedThrough: 5, cloudEpoch: 8, counter: 1 };
  expect(decide(back)).toEqual({ outcome: 'rewind', through: 5, archivedThrough: 5 });
});

test('rewinds to the start on the genesis head when nothing was pruned', () => {
  const back = { through: 0, head: genesisHead, archivedThrough: 0, cloudEpoch: 8 };
  expect(decide(back, { prunedThrough: 0 })).toEqual({ outcome: 'rewind', through: 0, archivedThrough: 0 });
});
