import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { titleOf } from './title-of.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const clip = {
  capturedAt: '2026-11-24T01:15:20Z',
  holders: [{ badgeNo: '100234', name: '张伟' }],
  durationMs: 492_000,
  inspection: { kind: 'video' } as RecordingRow['inspection'],
};

test('a recording is called by when, who and how long', () => {
  expect(titleOf(clip, 'zh')).toBe('11月24日 09:15 张伟 100234 · 8 分');
  expect(titleOf(clip, 'en')).toBe('24 Nov 09:15 张伟 100234 · 8 min');
});

test('after a handover both are named; what is not known is said', () => {
  const holders = [...clip.holders, { badgeNo: '100235', name: '李敏' }];
  expect(titleOf({ ...clip, holders, durationMs: 40_000 }, 'zh')).toBe(
    '11月24日 09:15 张伟 100234、李敏 100235 · 40 秒',
  );
  const photo = { kind: 'image' } as RecordingRow['inspection'];
  expect(titleOf({ capturedAt: null, holders: [], durationMs: null, inspection: photo }, 'zh')).toBe(
    '时间不明 无领用记录 · 照片',
  );
});
