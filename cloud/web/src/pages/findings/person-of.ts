import type { FindingRow } from '@rollcall/shared/http/findings';
import { formatPerson } from '../../format/format-person.ts';
import type { Language } from '../../language/language.ts';
import { findingTexts } from '../../texts/finding-texts.ts';

/** The officer that a finding is about; that there is none, when nobody held the recorder. */
export function personOf(
  { badgeNo, officerName }: Pick<FindingRow, 'badgeNo' | 'officerName'>,
  language: Language,
): string {
  return badgeNo === null ? findingTexts[language].nobody : formatPerson({ badgeNo, name: officerName ?? '' });
}
