import { expect, test } from 'vitest';
import type { Probe } from './ask-ffprobe.ts';
import { compareReadings } from './compare-readings.ts';
import { inspected, notInspected } from './inspection-result.ts';

const facts = { container: 'mp4', durationMs: 60_000, codecs: ['h264'], width: 1920, height: 1080 };
const whole = inspected({ kind: 'video', ...facts }, []);
const cut = inspected({ kind: 'video', ...facts }, [{ code: 'truncated', detail: 'half of it' }]);
const read = (changes: Partial<typeof facts> = {}): Probe => ({ outcome: 'read', facts: { ...facts, ...changes } });

test('where there is no ffprobe our own reading counts', () => {
  expect(compareReadings(whole, undefined)).toEqual(whole);
});

test('a file that ffprobe reads alike is whole', () => {
  expect(compareReadings(whole, read())).toEqual(whole);
  // Sound often ends some frames after the picture.
  expect(compareReadings(whole, read({ durationMs: 60_900 }))).toEqual(whole);
});

test.each([12_000, 75_000])(
  'a file that is %d ms long to ffprobe is not inspected, and as long as the longer says',
  (durationMs) => {
    expect(compareReadings(whole, read({ durationMs }))).toEqual({
      ...whole,
      outcome: 'not_inspected',
      reason: 'length_unsure',
      durationMs: Math.max(60_000, durationMs),
    });
  },
);

test('a file that ffprobe can not read is not inspected', () => {
  const unread = compareReadings(whole, { outcome: 'unreadable' });
  expect(unread).toEqual({ ...whole, outcome: 'not_inspected', reason: 'inspector_failed' });
});

test('what we found damaged stays so, whatever ffprobe says', () => {
  expect(compareReadings(cut, read())).toEqual(cut);
  expect(compareReadings(cut, { outcome: 'unreadable' })).toEqual(cut);
});

test('what we could not inspect gets its facts from ffprobe, and is not whole for that', () => {
  const own = notInspected('video', 'no_inspector');
  expect(compareReadings(own, read())).toEqual({ ...own, ...facts });
  expect(compareReadings(own, { outcome: 'unreadable' })).toEqual(own);
});

test('a file with holes is compared by its span, and keeps them', () => {
  const holes = [{ fromMs: 4000, untilMs: 604_000 }];
  const holed = inspected({ kind: 'video', ...facts, durationMs: 12_000, holes }, []);
  expect(compareReadings(holed, read({ durationMs: 612_000 }))).toEqual(holed);
  expect(compareReadings(holed, read({ durationMs: 712_000 }))).toEqual({
    ...holed,
    outcome: 'not_inspected',
    reason: 'length_unsure',
    durationMs: 112_000,
  });
});
