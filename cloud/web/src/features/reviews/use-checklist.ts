import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewAnswer, ReviewDraft, ReviewMark } from '@rollcall/shared/resources/reviews';
import type { PlayerRefusal } from '@rollcall/shared/rules/playback';
import { useState } from 'react';
import type { Draft } from './use-draft.ts';
import type { Footage } from './use-footage.ts';

/** HQ keeps so many of an item. */
const mostMarks = 20;

export interface ChecklistDraft {
  answers: ReviewDraft['answers'];
  elsewhere: ReviewDraft['elsewhere'];
  /** The item that keys are for. */
  selected: ChecklistItem | undefined;
  select(key: string): void;
  move(by: number): void;
  answer(key: string, result: ReviewAnswer['result']): void;
  note(key: string, note: string): void;
  /** Marks what is on the screen, or this, for an item; an item without an answer is at fault by it. */
  mark(key: string, moment?: { recordingId: string; atMs: number }): void;
  unmark(key: string, mark: ReviewMark): void;
  /** @param said undefined: takes it back */
  noteElsewhere(recordingId: string, said: { reason: string; refusal: PlayerRefusal } | undefined): void;
}

/** What the reviewer does to the checklist; `items` in the order in which they are shown. */
export function useChecklist(items: readonly ChecklistItem[], draft: Draft, footage: Footage): ChecklistDraft {
  const { answers, elsewhere } = draft.draft;
  const [key, setKey] = useState(() => (items.find((item) => answers[item.key] === undefined) ?? items[0])?.key);
  const index = items.findIndex((item) => item.key === key);
  const change = (
    of: string,
    to: (before: ReviewAnswer | undefined) => ReviewAnswer | undefined,
    options?: { typing: true },
  ) =>
    draft.change((before) => {
      const answer = to(before.answers[of]);
      return answer ? { ...before, answers: { ...before.answers, [of]: answer } } : before;
    }, options);
  return {
    answers,
    elsewhere,
    selected: items[index],
    select: setKey,
    move: (by) => setKey(items[Math.min(Math.max(index + by, 0), items.length - 1)]?.key),
    answer: (of, result) => change(of, (before) => ({ marks: before?.marks ?? [], note: before?.note ?? '', result })),
    note: (of, note) => change(of, (before) => before && { ...before, note }, { typing: true }),
    mark(of, moment = footage.here()) {
      if (!moment) return;
      change(of, (before) => {
        const { marks, ...rest } = before ?? { result: 'fault' as const, marks: [], note: '' };
        const known = marks.some(({ recordingId, atMs }) => recordingId === moment.recordingId && atMs === moment.atMs);
        return known || marks.length >= mostMarks ? before : { ...rest, marks: [...marks, { ...moment, note: '' }] };
      });
    },
    unmark: (of, mark) =>
      change(of, (before) => before && { ...before, marks: before.marks.filter((one) => !isSame(one, mark)) }),
    noteElsewhere: (recordingId, said) =>
      draft.change((before) => {
        const others = before.elsewhere.filter((one) => one.recordingId !== recordingId);
        return { ...before, elsewhere: said === undefined ? others : [...others, { recordingId, ...said }] };
      }),
  };
}

function isSame(a: ReviewMark, b: ReviewMark): boolean {
  return a.recordingId === b.recordingId && a.atMs === b.atMs;
}
