import { expect, test } from 'vitest';
import { recordingIdsIn } from './request-ids.ts';

const a = 'a'.repeat(32);
const b = 'b2'.repeat(16);

test('ids are found in addresses, lists and plain text, each once', () => {
  expect(recordingIdsIn(`https://hq/recordings/${a}?t=5\n${b}, ${a}`)).toEqual([a, b]);
});

test.each(['', 'nothing here', a.slice(1), `${a}a`, 'A'.repeat(32)])('%s names none', (text) => {
  expect(recordingIdsIn(text)).toEqual([]);
});
