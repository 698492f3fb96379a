import type { FindingRow } from '@rollcall/shared/http/findings';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate } from '../../format/format-time.ts';

/** A finding in some words: what, whose, and of which day. */
export function calledOf({ kind, badgeNo, officerName, unitName, dutyDate }: FindingRow, language: Language): string {
  const whose = badgeNo === null ? unitName : formatPerson({ badgeNo, name: officerName ?? '' });
  return `${findingKindNames[kind][language]} ${whose} ${formatDate(startOfLocalDate(dutyDate), language)}`;
}
