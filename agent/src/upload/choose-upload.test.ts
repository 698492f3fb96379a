import { expect, test } from 'vitest';
import { chooseUpload } from './choose-upload.ts';

const of = (recordingId: string, sizeBytes: number, marked = false) => ({
  recordingId,
  sizeBytes,
  marked,
  state: 'collected' as const,
});
const newest = of('newest', 300);
const marked = of('marked', 200, true);
const small = of('small', 10);
const asked = of('asked', 400);
const all = [newest, asked, marked, small];

test.for([
  ['the newest first', 'newest', [newest, small], [], true, 'newest'],
  ['the smallest in the other lane', 'smallest', [newest, small], [], true, 'small'],
  ['what was marked before what is newer', 'newest', [newest, marked, small], [], true, 'marked'],
  ['what was marked before what is smaller', 'smallest', [newest, marked, small], [], true, 'marked'],
  ['what HQ asks for and is newer than what was marked', 'newest', all, ['asked'], true, 'asked'],
  ['the smallest of what goes first', 'smallest', all, ['asked'], true, 'marked'],
  ['nothing outside of a window', 'newest', [newest, small], [], false, undefined],
  ['outside of a window only what was marked', 'smallest', [newest, marked, small], [], false, 'marked'],
  ['outside of a window what HQ asks for', 'newest', [newest, asked], ['asked'], false, 'asked'],
] as const)('%s', ([, lane, candidates, urgent, open, chosen]) => {
  expect(chooseUpload(candidates, { lane, urgent: new Set(urgent), open })?.recordingId).toBe(chosen);
});
