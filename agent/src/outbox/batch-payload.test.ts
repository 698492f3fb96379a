import { genesisHead } from '@rollcall/shared/contract/batch';
import { maxMessageBytes } from '@rollcall/shared/contract/topics';
import { expect, test } from 'vitest';
import { maxEventBodyBytes } from './append-event.ts';
import { buildBatch, eventsOfJws, maxPayloadBytes } from './batch-payload.ts';

const chain = { stationId: 'squad-1', incarnation: 2, lastSeq: 40, head: genesisHead };
const event = (body: unknown = {}, type = 'sighted') => ({
  id: crypto.randomUUID(),
  type,
  wall: '2026-11-25T00:00:00.000Z',
  bootId: crypto.randomUUID(),
  monotonicMs: 1,
  body,
});
const eventsOf = (payload: Uint8Array) => eventsOfJws(`header.${Buffer.from(payload).toString('base64url')}.signature`);

test('numbers events on from the end of the chain', () => {
  const built = buildBatch(chain, [event(), event()]);
  expect(built).toMatchObject({ firstSeq: 41, lastSeq: 42 });
  expect(built && eventsOf(built.payload)?.map(({ seq }) => seq)).toEqual([41, 42]);
});

test('holds a thousand events at most', () => {
  const short = { id: '', type: '', wall: '', bootId: '', monotonicMs: 0, body: 0 };
  expect(buildBatch(chain, Array(1001).fill(short))?.lastSeq).toBe(1040);
});

test('stops before the event that would make it too large', () => {
  const built = buildBatch(chain, [event('x'.repeat(100_000)), event('x'.repeat(100_000))]);
  expect(built?.lastSeq).toBe(41);
});

test('the largest body that may be appended fits into a message, in base64 and in Chinese', () => {
  const text = '点'.repeat(Math.floor((maxEventBodyBytes - 2) / 3));
  const built = buildBatch(chain, [event(text)]);
  expect(built?.payload.length).toBeLessThan(maxPayloadBytes);
  expect(Math.ceil((maxPayloadBytes * 4) / 3) + 1024).toBeLessThan(maxMessageBytes);
});

test('makes no batch without events', () => {
  expect(buildBatch(chain, [])).toBeUndefined();
});

test.each([
  ['in the middle', ['sighted', 'sighted', 'draw_committed', 'sighted'], [2, 1, 1]],
  ['at the start', ['draw_revealed', 'sighted', 'sighted'], [1, 2]],
  ['at the end', ['sighted', 'sighted', 'draw_committed'], [2, 1]],
  ['two in a row', ['sighted', 'draw_committed', 'draw_revealed', 'sighted'], [1, 1, 1, 1]],
  ['by itself', ['draw_revealed'], [1]],
])('an event of a draw has a batch of its own: %s', (_, types, sizes) => {
  let queued = types.map((type) => event({}, type));
  let end = chain;
  const batches: string[][] = [];
  while (queued.length > 0) {
    const built = buildBatch(end, queued);
    if (!built) throw new Error('nothing was taken of what is queued');
    const events = eventsOf(built.payload) ?? [];
    expect(events.map(({ seq }) => seq)).toEqual(events.map((__, nr) => end.lastSeq + 1 + nr));
    batches.push(events.map(({ type }) => type));
    queued = queued.slice(events.length);
    end = { ...end, lastSeq: built.lastSeq, head: built.hash };
  }
  expect(batches.map(({ length }) => length)).toEqual(sizes);
  expect(batches.flat()).toEqual(types);
});
