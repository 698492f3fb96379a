import { genesisHead } from '@rollcall/shared/contract/batch';
import { describe, expect, it } from 'vitest';
import { batchKey, planGroup, type ReadMessage, type StationState } from './plan-group.ts';

const station: StationState = {
  keyThumbprint: 'key',
  frozen: false,
  revoked: false,
  fenced: false,
  cursor: { incarnation: 1, through: 0, head: genesisHead },
};

function message(
  firstSeq: number,
  prev: string,
  hash: string,
  changes: { incarnation?: number; key?: string } = {},
): ReadMessage {
  const batch = {
    v: 1 as const,
    stationId: 'st-1',
    incarnation: changes.incarnation ?? 1,
    firstSeq,
    prev,
    events: [{}],
  };
  return {
    kind: 'batch',
    stationId: 'st-1',
    raw: Buffer.from(hash),
    read: { outcome: 'batch', batch, hash, jws: hash, text: '', keyThumbprint: changes.key ?? 'key' },
    events: { readable: [], quarantined: [] },
  };
}

const plan = (messages: ReadMessage[], state = station, taken = new Map<string, string>()) =>
  planGroup(messages, new Map([['st-1', state]]), taken);
const reasons = (messages: ReadMessage[], state = station) =>
  plan(messages, state).refusals.map(({ reason }) => reason);

const first = message(1, genesisHead, 'h1');
const second = message(2, 'h1', 'h2');

describe('planGroup', () => {
  it('judges each batch in the light of those before it in the group', () => {
    const { batches, cursors, refused } = plan([first, second, first]);
    expect(batches.map(({ hash }) => hash)).toEqual(['h1', 'h2']);
    expect(cursors.get('st-1')).toEqual({ before: station.cursor, after: { incarnation: 1, through: 2, head: 'h2' } });
    expect(refused).toEqual([]);
  });

  it('freezes a station at once, so later batches in the same group are refused', () => {
    const fork = message(1, genesisHead, 'other');
    const { batches, frozen } = plan([first, fork, second]);
    expect(batches.map(({ hash }) => hash)).toEqual(['h1']);
    expect(frozen).toHaveLength(1);
    expect(reasons([first, fork, second])).toEqual(['equivocation', 'frozen']);
  });

  it('knows batches of earlier groups by their hash', () => {
    const state = { ...station, cursor: { incarnation: 1, through: 1, head: 'h1' } };
    const taken = new Map([[batchKey('st-1', { incarnation: 1, firstSeq: 1 }), 'h1']]);
    expect(plan([first, second], state, taken).batches.map(({ hash }) => hash)).toEqual(['h2']);
  });

  it('refuses a batch signed with a key that was replaced meanwhile', () => {
    expect(reasons([message(1, genesisHead, 'h1', { key: 'old' })])).toEqual(['bad_signature']);
  });

  it('adopts a forgotten incarnation once, also when the station was fenced before', () => {
    const forgotten = [message(1, genesisHead, 'n1', { incarnation: 3 }), message(2, 'n1', 'n2', { incarnation: 3 })];
    const { adopted, batches, receipts } = plan(forgotten, { ...station, fenced: true });
    expect(adopted).toEqual([{ stationId: 'st-1', incarnation: 3 }]);
    expect(batches).toHaveLength(2);
    expect([...receipts]).toEqual(['st-1']);
  });

  it('does not change the state that it was given', () => {
    plan([first]);
    expect(station.cursor.through).toBe(0);
  });
});
