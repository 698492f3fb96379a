import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readEvents } from './read-events.ts';

const event = (seq: number, changes: object = {}) => ({
  seq,
  id: randomUUID(),
  type: 'station_started',
  wall: '2026-11-25T08:00:00Z',
  bootId: randomUUID(),
  monotonicMs: 5,
  body: { agentVersion: '1.0' },
  ...changes,
});

/** As it comes off the wire. */
function read(events: unknown[]) {
  const text = JSON.stringify({ firstSeq: 7, events });
  return readEvents(JSON.parse(text), text);
}

describe('readEvents', () => {
  it('reads what it knows and keeps fields that it does not know', () => {
    const { readable, quarantined } = read([event(7, { body: { agentVersion: '1.0', mood: 'good' } })]);
    expect(quarantined).toEqual([]);
    expect(readable[0]?.event).toMatchObject({ type: 'station_started', body: { agentVersion: '1.0' } });
    expect(JSON.parse(readable[0]?.bodyJson ?? '')).toEqual({ agentVersion: '1.0', mood: 'good' });
  });

  it.each([
    ['an unknown type', event(7, { type: 'levitated' }), /unknown event type levitated/],
    ['a body that does not fit', event(7, { body: {} }), /agentVersion/],
    ['an envelope that does not fit', event(7, { wall: 'yesterday' }), /wall/],
    ['another seq than its place', event(9), /its seq is 9, its place in the batch is 7/],
    ['no object at all', 'hello', /expected object/],
    ['NUL in a text', event(7, { body: { agentVersion: 'a\0b' } }), /NUL/],
    ['half a surrogate pair', event(7, { body: { agentVersion: 'a\ud800' } }), /surrogate/],
    ['NUL in a key', event(7, { body: { agentVersion: '1', '\0': 1 } }), /NUL/],
  ])('sets aside %s, and reads what follows', (_what, poison, reason) => {
    const { readable, quarantined } = read([poison, event(8)]);
    expect(readable.map(({ envelope }) => envelope.seq)).toEqual([8]);
    expect(quarantined).toMatchObject([
      { seq: 7, raw: Buffer.from(JSON.stringify(poison)), reason: expect.stringMatching(reason) },
    ]);
  });

  it('reads an escaped backslash before u0000 as plain text', () => {
    expect(read([event(7, { body: { agentVersion: 'a\\u0000' } })]).quarantined).toEqual([]);
  });

  it('sets aside a body that is nested too deeply to be written as JSON', () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const text = JSON.stringify({ firstSeq: 7, events: [event(7, { body: 'deep' })] }).replace('"deep"', deep);
    const { quarantined } = readEvents(JSON.parse(text), text);
    expect(quarantined).toMatchObject([{ seq: 7, reason: expect.stringMatching(/nested too deeply/) }]);
  });
});
