import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { describe, expect, it } from 'vitest';
import { resolveItem } from './resolve-item.ts';

const item = (itemId: string, activityKinds: MustRecordItem['activityKinds'], leadMs: number): MustRecordItem => ({
  itemId,
  family: 'on_scene_enforcement',
  name: itemId,
  place: '现场',
  startEvent: '之前',
  content: '全程',
  endEvent: '结束',
  whoRecords: '民警',
  english: {},
  activityKinds,
  leadMs,
  lagMs: 5000,
  retentionCategory: 'summary_penalty',
});

const versions = [
  { version: 1, countsFrom: new Date('2026-01-01'), items: [item('first', ['summary_penalty'], 1000)] },
  { version: 3, countsFrom: new Date('2026-06-01'), items: [item('third', ['summary_penalty'], 3000)] },
  // Decided later than the third, counts from an earlier day: from there on it is the one.
  { version: 2, countsFrom: new Date('2026-07-01'), items: [item('second', ['mediation'], 2000)] },
];

describe('an activity', () => {
  it.each([
    ['2025-12-31T23:59:59.999Z', null, null, false],
    ['2026-01-01T00:00:00Z', 1, 'first', true],
    ['2026-05-31T23:59:59.999Z', 1, 'first', true],
    ['2026-06-01T00:00:00Z', 3, 'third', true],
    ['2026-08-01T00:00:00Z', 3, 'third', true],
  ])('that starts at %s falls under version %s, item %s', (at, catalogueVersion, itemId, required) => {
    const resolved = resolveItem(versions, { kind: 'summary_penalty', startsAt: new Date(at) });
    expect(resolved).toMatchObject({ catalogueVersion, itemId, required });
  });

  it('of a kind that no item has needs no footage, and cites the version that says so', () => {
    expect(resolveItem(versions, { kind: 'inquiry', startsAt: new Date('2026-02-01') })).toEqual({
      required: false,
      leadMs: 0,
      lagMs: 0,
      catalogueVersion: 1,
      itemId: null,
      retentionCategory: null,
    });
  });

  it('takes lead, lag and how long it is kept from its item', () => {
    expect(resolveItem(versions, { kind: 'summary_penalty', startsAt: new Date('2026-02-01') })).toEqual({
      required: true,
      leadMs: 1000,
      lagMs: 5000,
      catalogueVersion: 1,
      itemId: 'first',
      retentionCategory: 'summary_penalty',
    });
  });
});
