import type { FindingKind, FindingRow } from '@rollcall/shared/http/findings';
import { formatPerson } from '../../format/format-person.ts';
import type { Language } from '../../language/language.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { findingTexts } from '../../texts/finding-texts.ts';

/** What HQ's own store lost or changed: no officer answers for it. */
const ofHq: readonly FindingKind[] = ['object_missing', 'object_changed'];

/** The officer that a finding is about, HQ, or that nobody held the recorder; nothing where it is about nobody at all. */
export function personOf(
  { kind, badgeNo, officerName }: Pick<FindingRow, 'kind' | 'badgeNo' | 'officerName'>,
  language: Language,
): string {
  if (badgeNo !== null) return formatPerson({ badgeNo, name: officerName ?? '' });
  if (ofHq.includes(kind)) return findingTexts[language].hq;
  return kind === 'clock_drift' ? commonTexts[language].none : findingTexts[language].nobody;
}
