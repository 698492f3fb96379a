import type { OfficerDayRecording } from '@rollcall/shared/http/officer-days';
import { expect, test } from 'vitest';
import { clipAt } from './clip-at.ts';

const clip = (recordingId: string, from: string, to: string, kind: OfficerDayRecording['kind'] = 'video') =>
  ({
    recordingId,
    kind,
    holes: [] as OfficerDayRecording['holes'],
    from: `2026-11-25T${from}:00.000Z`,
    to: `2026-11-25T${to}:00.000Z`,
  }) as OfficerDayRecording;
const at = (time: string) => Date.parse(`2026-11-25T${time}:00.000Z`);
const clips = [clip('a', '01:00', '02:00'), clip('b', '01:30', '03:00'), clip('c', '01:40', '01:50', 'audio')];

test('the clip under the cursor is the video that began last, from its first instant to before its end', () => {
  expect(clipAt(clips, at('00:59'))).toBeUndefined();
  expect(clipAt(clips, at('01:00'))).toEqual({ recording: clips[0], positionMs: 0 });
  expect(clipAt(clips, at('01:45'))).toEqual({ recording: clips[1], positionMs: 15 * 60_000 });
  expect(clipAt(clips, at('03:00'))).toBeUndefined();
});

test('a video plays nothing in its hole', () => {
  const hole = { from: '2026-11-25T01:10:00.000Z', to: '2026-11-25T01:20:00.000Z' };
  const holed = { ...clip('d', '01:00', '02:00'), holes: [hole] };
  expect(clipAt([holed], at('01:09'))?.positionMs).toBe(9 * 60_000);
  expect(clipAt([holed], at('01:10'))).toBeUndefined();
  expect(clipAt([clip('e', '00:50', '02:00'), holed], at('01:10'))?.recording.recordingId).toBe('e');
  expect(clipAt([holed], at('01:20'))?.positionMs).toBe(20 * 60_000);
});
