import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { todayWords } from '@rollcall/shared/words/today';
import { formatDayTime } from '../../format/format-time.ts';

/** Why time of a shift is missing, exempt or not yet due; undefined for what is recorded. */
export function segmentReason(
  segment: CoverageSegment,
  { asOf, dueAt }: { asOf: string; dueAt: string },
  language: Language,
): string | undefined {
  const { reason } = wordsIn(todayWords, language);
  const due = formatDayTime(dueAt, language);
  switch (segment.state) {
    case 'recorded':
      return undefined;
    case 'not_inspected':
      return reason.notInspected;
    case 'exempt':
      return segment.reason === 'break' ? reason.break : reason.exemption;
    case 'missing':
      if (segment.reason === 'fault_ticket') return reason.faultTicket;
      if (segment.reason === 'station_outage') return reason.stationOutage;
      // Before the deadline only a collected recorder can make it missing.
      return Date.parse(dueAt) <= Date.parse(asOf) ? reason.deadlinePassed(due) : reason.dockedWithout;
    case 'not_yet_due':
      return segment.reason === 'not_yet_imported' ? reason.toImport(due) : reason.toCome;
  }
}
