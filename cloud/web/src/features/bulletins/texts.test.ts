import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import { expect, test } from 'vitest';
import { isComplete, merge, same } from './texts.ts';

const none: BulletinTexts = { comments: [], requirements: [], takenOff: [] };
const asked = (text: string) => ({ units: [], text, dueOn: '2026-12-11' });

test('takes what only one of two people changed, and keeps the own text where both did', () => {
  const base = { ...none, comments: [{ part: 'overview' as const, text: '平稳' }] };
  const mine: BulletinTexts = {
    comments: [
      { part: 'overview', text: '总体平稳' },
      { part: 'checks', text: '已查' },
    ],
    requirements: [asked('学习')],
    takenOff: [{ key: 'a', reason: '住院' }],
  };
  const theirs: BulletinTexts = {
    comments: [
      { part: 'overview', text: '下滑' },
      { part: 'problems', text: '突出' },
    ],
    requirements: [asked('谈话')],
    takenOff: [{ key: 'b', reason: '有误' }],
  };
  expect(merge({ base, mine, theirs })).toEqual({
    texts: {
      comments: [
        { part: 'checks', text: '已查' },
        { part: 'overview', text: '总体平稳' },
        { part: 'problems', text: '突出' },
      ],
      requirements: [asked('学习'), asked('谈话')],
      takenOff: [
        { key: 'a', reason: '住院' },
        { key: 'b', reason: '有误' },
      ],
    },
    clashes: { overview: '下滑' },
  });
});

test('what the other one removed stays removed, unless it was changed here', () => {
  const base = { ...none, requirements: [asked('学习'), asked('谈话')], takenOff: [{ key: 'a', reason: '住院' }] };
  const mine = { ...base, requirements: [asked('学习'), asked('逐人谈话')] };
  const theirs = { ...none, requirements: [asked('谈话')] };
  expect(merge({ base, mine, theirs }).texts).toEqual({ ...none, requirements: [asked('逐人谈话')] });
});

test('an empty comment is none, and a requirement needs its text and date', () => {
  expect(same({ ...none, comments: [{ part: 'overview', text: '  ' }] }, none)).toBe(true);
  expect(isComplete({ ...none, requirements: [asked('学习')] })).toBe(true);
  expect(isComplete({ ...none, requirements: [asked(' ')] })).toBe(false);
  expect(isComplete({ ...none, requirements: [{ ...asked('学习'), dueOn: '' }] })).toBe(false);
});
