import type { SegmentState } from '../http/coverage.ts';
import type { Word } from './define-words.ts';

/**
 * What is known of a stretch of a shift. `explained`: missing, and a fault, an explanation or an outage says why. `not_yet`: of what
 * isn't due, what is yet to come; `not_yet_due` is then only what is past.
 */
export const segmentNames = {
  recorded: { zh: '已录', en: 'Recorded' },
  not_inspected: { zh: '录像未检查', en: 'Not inspected' },
  missing: { zh: '缺录', en: 'Missing' },
  explained: { zh: '缺录（已说明）', en: 'Missing, explained' },
  exempt: { zh: '免录', en: 'Exempt' },
  not_yet_due: { zh: '待导入', en: 'Awaiting import' },
  not_yet: { zh: '未到时间', en: 'Not yet' },
} as const satisfies Record<SegmentState | 'explained' | 'not_yet', Word>;
