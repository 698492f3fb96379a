import type { OfficerDayRecording } from '@rollcall/shared/http/officer-days';
import { expect, test } from 'vitest';
import { clipAt } from './clip-at.ts';

const clip = (recordingId: string, from: string, to: string, kind: OfficerDayRecording['kind'] = 'video') =>
  ({ recordingId, kind, from: `2026-11-25T${from}:00.000Z`, to: `2026-11-25T${to}:00.000Z` }) as OfficerDayRecording;
const at = (time: string) => Date.parse(`2026-11-25T${time}:00.000Z`);
const clips = [clip('a', '01:00', '02:00'), clip('b', '01:30', '03:00'), clip('c', '01:40', '01:50', 'audio')];

test('the clip under the cursor is the video that began last, from its first instant to before its end', () => {
  expect(clipAt(clips, at('00:59'))).toBeUndefined();
  expect(clipAt(clips, at('01:00'))).toEqual({ recording: clips[0], positionMs: 0 });
  expect(clipAt(clips, at('01:45'))).toEqual({ recording: clips[1], positionMs: 15 * 60_000 });
  expect(clipAt(clips, at('03:00'))).toBeUndefined();
});
