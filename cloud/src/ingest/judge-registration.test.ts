import { randomUUID } from 'node:crypto';
import { genesisHead } from '@rollcall/shared/contract/batch';
import { describe, expect, it } from 'vitest';
import { judgeRegistration } from './judge-registration.ts';

const storeId = randomUUID();
const head = 'a'.repeat(64);
const current = { incarnation: 3, through: 10, head, storeId, fenced: false };
const none = { incarnation: 0, through: 0, head: genesisHead, storeId: null, fenced: false };
const store = { storeId, incarnation: 3, lastSeq: 10, head };

describe('judgeRegistration', () => {
  it.each([
    [
      'a first store',
      none,
      { ...store, incarnation: 0, lastSeq: 0, head: genesisHead },
      { outcome: 'registered', incarnation: 1 },
    ],
    ['a store that is as far as HQ', current, store, { outcome: 'continued' }],
    ['a store that is further', current, { ...store, lastSeq: 12, head: 'b'.repeat(64) }, { outcome: 'continued' }],
    ['a store that is behind', current, { ...store, lastSeq: 9 }, { outcome: 'rolled_back', incarnation: 4 }],
    [
      'a store with another past',
      current,
      { ...store, head: 'b'.repeat(64) },
      { outcome: 'rolled_back', incarnation: 4 },
    ],
    [
      'a store of an earlier incarnation',
      current,
      { ...store, incarnation: 2, lastSeq: 99 },
      { outcome: 'rolled_back', incarnation: 4 },
    ],
    [
      'a new store in the place of another',
      current,
      { ...store, storeId: randomUUID(), incarnation: 0 },
      { outcome: 'registered', incarnation: 4 },
    ],
    [
      'another store with this incarnation',
      current,
      { ...store, storeId: randomUUID() },
      { outcome: 'registered', incarnation: 4 },
    ],
    [
      'a store whose incarnation was ended',
      { ...current, fenced: true },
      store,
      { outcome: 'registered', incarnation: 4 },
    ],
    ['a store that HQ learned of from its batches', { ...current, storeId: null }, store, { outcome: 'continued' }],
    ['a store whose incarnation HQ forgot', current, { ...store, incarnation: 5 }, { outcome: 'adopted' }],
    [
      'a first registration whose answer got lost',
      { ...current, incarnation: 1, through: 0 },
      { ...store, incarnation: 0, lastSeq: 0 },
      { outcome: 'repeated' },
    ],
    [
      'a roll-back whose answer got lost',
      { ...current, incarnation: 4, through: 0 },
      { ...store, lastSeq: 9 },
      { outcome: 'repeated' },
    ],
  ])('%s', (_what, cursor, request, expected) => {
    expect(judgeRegistration(cursor, request)).toEqual(expected);
  });
});
