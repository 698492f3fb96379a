import { expect, test } from 'vitest';
import { inspectionSchema, notInspectedReasons } from './inspection.ts';

const ofOld = {
  outcome: 'not_inspected',
  kind: 'video',
  container: 'mpegts',
  durationMs: 600_000,
  codecs: ['h264'],
  width: 1920,
  height: 1080,
  problems: [],
};

test('an inspection of before there were reasons parses', () => {
  expect(inspectionSchema.parse(ofOld)).toEqual(ofOld);
});

test.for(notInspectedReasons)('a file that is not inspected says why: %s', (reason) => {
  expect(inspectionSchema.parse({ ...ofOld, reason })).toEqual({ ...ofOld, reason });
});
