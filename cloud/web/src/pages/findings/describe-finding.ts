import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import { formatDuration } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import type { Language } from '../../language/language.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { findingTexts } from '../../texts/finding-texts.ts';
import { latenessOf } from './lateness-of.ts';

/** What was found in one sentence that says who, when and how much. */
export function describeFinding(
  { kind, badgeNo, officerName, unitName, shiftStartsAt, shiftEndsAt, detail }: FindingRow,
  shift: Pick<ShiftCoverageDetail, 'dutyTypeName' | 'post'> | undefined,
  language: Language,
): string {
  const { sentence } = findingTexts[language];
  const duration = (ms: number) => formatDuration(ms, language);
  const said = {
    person: formatPerson({ badgeNo, name: officerName }),
    shift: `${formatDate(shiftStartsAt, language)} ${formatTime(shiftStartsAt)}–${formatTime(shiftEndsAt)}`,
    duty: [unitName, shift?.dutyTypeName, shift?.post].filter(Boolean).join(commonTexts[language].and),
  };
  switch (kind) {
    case 'no_footage':
      return sentence.no_footage(said, duration(detail.requiredMs));
    case 'coverage_gap':
      return sentence.coverage_gap(
        said,
        duration(detail.requiredMs),
        duration(detail.missingMs),
        detail.missing.length,
      );
    case 'late_import':
      return sentence.late_import(
        said,
        detail.lateCount,
        detail.dueAt === null ? '–' : formatDayTime(detail.dueAt, language),
        duration(latenessOf(detail)),
      );
  }
}
