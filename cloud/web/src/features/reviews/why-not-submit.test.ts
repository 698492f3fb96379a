import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewAnswer, ReviewDetail } from '@rollcall/shared/resources/reviews';
import { expect, test } from 'vitest';
import { whyNotSubmit } from './why-not-submit.ts';

const item = (key: string): ChecklistItem => ({ key, dimension: 'conduct', name: key, deduction: 2, stated: null });
const items = [item('worn'), item('language')];
const ok: ReviewAnswer = { result: 'ok', marks: [], note: '' };
const mark = { recordingId: 'a'.repeat(64), atMs: 1000, note: '' };
const seen = { totalMs: 60_000, watchedMs: 30_000, neededMs: 30_000 };
const footage = { recordings: [{ stored: true, mayView: true }] } as ReviewDetail;
const whys = (
  answers: Record<string, ReviewAnswer>,
  { watched = seen, review = footage }: { watched?: ReviewDetail['watched']; review?: ReviewDetail } = {},
) => whyNotSubmit(review, watched, items, { answers, elsewhere: [] }).map(({ why }) => why);

test('nothing is missing once all is answered and enough was played', () => {
  expect(whys({ worn: ok, language: { result: 'fault', marks: [mark], note: '' } })).toEqual([]);
  expect(whys({ worn: ok, language: { result: 'not_applicable', marks: [], note: '没有对话' } })).toEqual([]);
});

test('says what is left to play, and how much isn’t answered', () => {
  const watched = { ...seen, watchedMs: 29_000 };
  expect(whyNotSubmit(footage, watched, items, { answers: { worn: ok }, elsewhere: [] })).toEqual([
    { why: 'watched', leftMs: 1000 },
    { why: 'unanswered', count: 1 },
  ]);
});

test('asks for a mark of a fault, or a note where there is no footage, and for why something doesn’t apply', () => {
  const answers = {
    worn: { result: 'fault', marks: [], note: '' },
    language: { result: 'not_applicable', marks: [], note: ' ' },
  } satisfies Record<string, ReviewAnswer>;
  expect(whys(answers)).toEqual(['unmarked', 'unexplained']);
  expect(whys(answers, { review: { recordings: [] } as unknown as ReviewDetail })).toEqual([
    'undescribed',
    'unexplained',
  ]);
});

test('refuses as seen elsewhere what HQ would refuse', () => {
  const recordings = [{ recordingId: 'a', stored: true, mayView: true, refusals: ['unsupported'] }];
  const said = (refusal?: 'unsupported' | 'failed') =>
    whyNotSubmit({ recordings } as unknown as ReviewDetail, seen, [], {
      ...{ answers: {}, elsewhere: [{ recordingId: 'a', reason: 'H.265', ...(refusal && { refusal }) }] },
    });
  expect(said('unsupported')).toEqual([]);
  expect(said('failed')).toEqual([{ why: 'elsewhere', count: 1 }]);
  expect(said()).toEqual([{ why: 'elsewhere', count: 1 }]);
});

test('refuses a note that HQ would refuse', () => {
  expect(whys({ worn: { ...ok, note: '长'.repeat(201) }, language: ok })).toEqual(['tooLong']);
});
