import type { CustodyObservationRow } from '@rollcall/shared/http/custody-observations';
import type { Said } from '@rollcall/shared/words/define-words';
import type { deviceWords } from '@rollcall/shared/words/devices';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { standingLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';

export function checkOutColumns(
  texts: Said<typeof deviceWords>,
  stationNames: ReadonlyMap<string, string>,
): Column<CustodyObservationRow>[] {
  return [
    { key: 'at', title: texts.checkOut.at, always: true, width: 150, cell: ({ at }) => <HeldTime at={at} /> },
    { key: 'kind', title: texts.checkOut.kind, width: 90, cell: ({ kind }) => texts.checkOut.kinds[kind] },
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
      width: 180,
      cell: ({ badgeNo, officerName }) => (
        <Link to={paths.officer(badgeNo)}>
          <NoWrap>{formatPerson({ badgeNo, name: officerName ?? '' })}</NoWrap>
        </Link>
      ),
    },
    { key: 'spareFor', title: texts.checkOut.spareFor, width: 110, cell: ({ spareFor }) => spareFor ?? '' },
    { key: 'source', title: texts.checkOut.source, width: 140, cell: ({ source }) => texts.checkOut.sources[source] },
    {
      key: 'station',
      title: texts.station,
      width: 150,
      cell: ({ stationId }) => (stationId === null ? '' : <NoWrap>{stationNames.get(stationId) ?? stationId}</NoWrap>),
    },
    {
      key: 'standing',
      title: texts.checkOut.standing,
      width: 200,
      cell: ({ standing }) => <StateTag look={standingLooks[standing]} />,
    },
  ];
}
