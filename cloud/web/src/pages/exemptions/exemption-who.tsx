import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import { formatPerson } from '../../format/format-person.ts';
import { TwoLines } from '../../parts/two-lines.tsx';
import { exemptionTexts } from '../../texts/exemption-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

type For = Pick<ExemptionRow, 'badgeNo' | 'officerName' | 'unitName'>;

/** For whom: an officer with the unit below, or a whole unit. */
export function ExemptionWho({ exemption: { badgeNo, officerName, unitName } }: { exemption: For }) {
  const texts = useTexts(exemptionTexts);
  if (badgeNo === null) return <span>{texts.wholeUnit(unitName)}</span>;
  return <TwoLines below={unitName}>{formatPerson({ badgeNo, name: officerName ?? '' })}</TwoLines>;
}
