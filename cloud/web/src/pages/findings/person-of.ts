import type { FindingRow } from '@rollcall/shared/http/findings';
import { formatPerson } from '../../format/format-person.ts';
import type { Language } from '../../language/language.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { findingTexts } from '../../texts/finding-texts.ts';

/** The officer that a finding is about; that nobody held the recorder; nothing where it is about no officer at all. */
export function personOf(
  { kind, badgeNo, officerName }: Pick<FindingRow, 'kind' | 'badgeNo' | 'officerName'>,
  language: Language,
): string {
  if (badgeNo !== null) return formatPerson({ badgeNo, name: officerName ?? '' });
  return kind === 'clock_drift' ? commonTexts[language].none : findingTexts[language].nobody;
}
