import type { FindingRow } from '@rollcall/shared/http/findings';
import { commonWords } from '@rollcall/shared/words/common';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { findingWords } from '@rollcall/shared/words/findings';
import { formatPerson } from '../../format/format-person.ts';
import { isOfHq } from '../../state/is-of-hq.ts';

/** The officer that a finding is about, HQ, or that nobody held the recorder; nothing where it is about nobody at all. */
export function personOf(
  { kind, badgeNo, officerName }: Pick<FindingRow, 'kind' | 'badgeNo' | 'officerName'>,
  language: Language,
): string {
  if (badgeNo !== null) return formatPerson({ badgeNo, name: officerName ?? '' });
  if (isOfHq(kind)) return wordsIn(findingWords, language).hq;
  return kind === 'clock_drift' ? wordsIn(commonWords, language).none : wordsIn(findingWords, language).nobody;
}
