import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDetail, ReviewDraft } from '@rollcall/shared/resources/reviews';

/** HQ takes notes of this length. */
export const longestNote = 200;

export type WhyNot =
  | { why: 'watched'; leftMs: number }
  | { why: 'unanswered' | 'elsewhere'; count: number }
  | { why: 'unmarked' | 'undescribed' | 'unexplained' | 'tooLong'; item: ChecklistItem };

/** What is missing before a review can be submitted; empty: nothing. HQ judges by the same. */
export function whyNotSubmit(
  { recordings }: Pick<ReviewDetail, 'recordings'>,
  { watchedMs, neededMs }: ReviewDetail['watched'],
  items: readonly ChecklistItem[],
  { answers, elsewhere }: ReviewDraft,
): WhyNot[] {
  const hasFootage = recordings.some(({ stored, mayView }) => stored && mayView);
  const unanswered = items.filter(({ key }) => answers[key] === undefined).length;
  const refusals = new Map(recordings.map((one) => [one.recordingId, one.refusals]));
  const unfit = elsewhere.filter(
    ({ recordingId, refusal }) => !refusal || !refusals.get(recordingId)?.includes(refusal),
  );
  return [
    ...(unfit.length > 0 ? [{ why: 'elsewhere' as const, count: unfit.length }] : []),
    ...(watchedMs < neededMs ? [{ why: 'watched' as const, leftMs: neededMs - watchedMs }] : []),
    ...(unanswered > 0 ? [{ why: 'unanswered' as const, count: unanswered }] : []),
    ...items.flatMap((item): WhyNot[] => {
      const answer = answers[item.key];
      if (!answer) return [];
      if (answer.note.trim().length > longestNote) return [{ why: 'tooLong', item }];
      const isSilent = answer.note.trim() === '';
      if (answer.result === 'fault' && hasFootage && answer.marks.length === 0) return [{ why: 'unmarked', item }];
      if (answer.result === 'fault' && !hasFootage && isSilent) return [{ why: 'undescribed', item }];
      if (answer.result === 'not_applicable' && isSilent) return [{ why: 'unexplained', item }];
      return [];
    }),
  ];
}
