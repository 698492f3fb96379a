import type { SegmentState } from '@rollcall/shared/http/coverage';
import { defineTexts } from './define-texts.ts';

export const stripTexts = defineTexts({
  named: {
    zh: (name: string, summary: string) => `${name}：${summary}`,
    en: (name: string, summary: string) => `${name}: ${summary}`,
  },
  summary: {
    zh: (sums: Record<SegmentState, string>) =>
      `已录 ${sums.recorded}，缺录 ${sums.missing}，未到期 ${sums.not_yet_due}`,
    en: (sums: Record<SegmentState, string>) =>
      `${sums.recorded} recorded, ${sums.missing} missing, ${sums.not_yet_due} not yet due`,
  },
});
