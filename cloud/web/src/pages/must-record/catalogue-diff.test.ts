import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { describe, expect, it } from 'vitest';
import { catalogueDiff } from './catalogue-diff.ts';

const item = (itemId: string, changes: Partial<MustRecordItem> = {}): MustRecordItem => ({
  itemId,
  family: 'on_scene_enforcement',
  name: itemId,
  place: '现场',
  startEvent: '之前',
  content: '全程',
  endEvent: '结束',
  whoRecords: '民警',
  english: { name: itemId, place: 'there' },
  activityKinds: ['summary_penalty', 'mediation'],
  leadMs: 1000,
  lagMs: 1000,
  retentionCategory: 'routine',
  ...changes,
});

describe('two catalogues', () => {
  it('are the same in whatever order items, kinds and words stand', () => {
    const other = item('a', {
      activityKinds: ['mediation', 'summary_penalty'],
      english: { place: 'there', name: 'a' },
    });
    expect(catalogueDiff([item('a'), item('b')], [item('b'), other])).toEqual([]);
  });

  it('differ by what one lacks and by the fields of what both have', () => {
    const after = item('b', { leadMs: 2000, activityKinds: ['mediation'] });
    expect(catalogueDiff([item('a'), item('b')], [after, item('c')])).toEqual([
      { kind: 'changed', before: item('b'), after, fields: ['activityKinds', 'leadMs'] },
      { kind: 'added', item: item('c') },
      { kind: 'removed', item: item('a') },
    ]);
  });
});
