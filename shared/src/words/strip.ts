import type { SegmentState } from '../http/coverage.ts';
import { defineWords } from './define-words.ts';

/** How long each form of time lasts, in words; what is exempt, explained, not inspected or not yet only where there is some. */
export type Summary = Record<Exclude<SegmentState, 'not_inspected' | 'exempt'>, string> &
  Record<'not_inspected' | 'explained' | 'not_yet' | 'exempt', string | null>;

export const stripWords = defineWords({
  summary: {
    zh: ({ recorded, not_inspected, missing, explained, not_yet_due, not_yet, exempt }: Summary) =>
      [
        `已录 ${recorded}`,
        ...(not_inspected === null ? [] : [`录像未检查 ${not_inspected}`]),
        `缺录 ${missing}${explained === null ? '' : `（其中已说明 ${explained}）`}`,
        `待导入 ${not_yet_due}`,
        ...(not_yet === null ? [] : [`未到时间 ${not_yet}`]),
        ...(exempt === null ? [] : [`免录 ${exempt}`]),
      ].join('，'),
    en: ({ recorded, not_inspected, missing, explained, not_yet_due, not_yet, exempt }: Summary) =>
      [
        `${recorded} recorded`,
        ...(not_inspected === null ? [] : [`${not_inspected} not inspected`]),
        `${missing} missing${explained === null ? '' : ` (of which ${explained} explained)`}`,
        `${not_yet_due} awaiting import`,
        ...(not_yet === null ? [] : [`${not_yet} not yet`]),
        ...(exempt === null ? [] : [`${exempt} exempt`]),
      ].join(', '),
  },
});
