import type { CoverageSegment, SegmentExplanation } from '@rollcall/shared/http/coverage';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { formatWords } from '@rollcall/shared/words/format';
import { todayWords } from '@rollcall/shared/words/today';
import { formatDayTime } from '../../format/format-time.ts';

/** Why time of a shift is missing, exempt or awaits its import; undefined for what is recorded or not yet. */
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
    case 'missing':
      if (segment.reason !== 'unexplained') return excuseOf(segment, language);
      // Before the deadline only a collected recorder can make it missing.
      return Date.parse(dueAt) <= Date.parse(asOf) ? reason.deadlinePassed(due) : reason.dockedWithout;
    case 'not_yet_due':
      return segment.reason === 'not_yet_imported' ? reason.toImport(due) : undefined;
  }
}

/** What accounts for time that isn't recorded: who approved what, a fault, an outage, a break; undefined where nothing does. */
export function excuseOf(segment: CoverageSegment, language: Language): string | undefined {
  const { reason } = wordsIn(todayWords, language);
  const { and } = wordsIn(formatWords, language);
  const approved = segment.explanations?.map((one) => approvalOf(one, language)).join(and);
  switch (segment.reason) {
    case 'fault_ticket':
      return reason.faultTicket;
    case 'explanation':
      return approved || reason.explanation;
    case 'station_outage':
      return reason.stationOutage;
    case 'exemption':
      return approved || reason.exemption;
    case 'break':
      return reason.break;
    default:
      return undefined;
  }
}

/** `电池耗尽 · 王中队长批准`. */
export function approvalOf({ reasonCode, approvedBy }: SegmentExplanation, language: Language): string {
  const { reason } = wordsIn(todayWords, language);
  return reason.approved(exemptionReasonNames[reasonCode][language], approvedBy);
}
