import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import { formatDayTime } from '../../format/format-time.ts';
import type { Language } from '../../language/language.ts';
import { todayTexts } from '../../texts/today-texts.ts';

/** Why time of a shift is missing or not yet due; undefined for what is recorded. */
export function segmentReason(
  segment: CoverageSegment,
  { asOf, dueAt }: { asOf: string; dueAt: string },
  language: Language,
): string | undefined {
  const { reason } = todayTexts[language];
  const due = formatDayTime(dueAt, language);
  switch (segment.state) {
    case 'recorded':
      return undefined;
    case 'missing':
      // Before the deadline only a collected recorder can make it missing.
      return Date.parse(dueAt) <= Date.parse(asOf) ? reason.deadlinePassed(due) : reason.dockedWithout;
    case 'not_yet_due':
      if (Date.parse(segment.from) >= Date.parse(asOf)) return reason.toCome;
      return Date.parse(segment.to) <= Date.parse(asOf) ? reason.toImport(due) : reason.partlyToCome(due);
  }
}
