import type { CustodyRow } from '@rollcall/shared/http/custodies';
import type { Said } from '@rollcall/shared/words/define-words';
import type { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { CustodyBasis } from '../../features/custodies/custody-basis.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import type { Column } from '../../table/column.ts';

export function custodyColumns(texts: Said<typeof registryWords>['custody']): Column<CustodyRow>[] {
  return [
    {
      key: 'recorder',
      title: texts.recorder,
      always: true,
      width: 120,
      cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
    },
    {
      key: 'officer',
      title: texts.officer,
      always: true,
      width: 180,
      cell: ({ badgeNo, officerName }) => (
        <Link to={paths.officer(badgeNo)}>
          <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>
        </Link>
      ),
    },
    { key: 'basis', title: texts.basis, width: 150, cell: (custody) => <CustodyBasis custody={custody} /> },
    { key: 'heldFrom', title: texts.from, width: 160, cell: ({ heldFrom }) => <HeldTime at={heldFrom} /> },
    { key: 'heldUntil', title: texts.until, cell: ({ heldUntil }) => <HeldTime at={heldUntil} /> },
  ];
}
