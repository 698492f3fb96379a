import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { TwoLines } from '../../parts/two-lines.tsx';

type For = Pick<ExemptionRow, 'badgeNo' | 'officerName' | 'unitName'>;

/** For whom: an officer with the unit below, or a whole unit. */
export function ExemptionWho({ exemption: { badgeNo, officerName, unitName } }: { exemption: For }) {
  const texts = useWords(exemptionWords);
  if (badgeNo === null) return <span>{texts.wholeUnit(unitName)}</span>;
  return <TwoLines below={unitName}>{formatPerson({ badgeNo, name: officerName ?? '' })}</TwoLines>;
}
