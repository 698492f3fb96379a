import type { OfficerRow } from '@rollcall/shared/http/officers';
import type { Said } from '@rollcall/shared/words/define-words';
import type { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { hasLeft } from '../../format/has-left.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { RetiredMark } from '../../state/retired-mark.tsx';
import type { Column } from '../../table/column.ts';
import { RecorderLinks } from './recorder-links.tsx';

type Texts = Said<typeof registryWords>['officer'];

export function officerColumns(texts: Texts): Column<OfficerRow>[] {
  return [
    {
      key: 'badgeNo',
      title: texts.badgeNo,
      always: true,
      width: 110,
      cell: ({ badgeNo }) => <Link to={paths.officer(badgeNo)}>{badgeNo}</Link>,
    },
    { key: 'name', title: texts.name, always: true, width: 140, cell: nameOf },
    { key: 'kind', title: texts.kind, width: 90, cell: ({ kind }) => texts[kind] },
    { key: 'unit', title: texts.unit, width: 160, cell: ({ unitName }) => <NoWrap>{unitName}</NoWrap> },
    {
      key: 'leader',
      title: texts.leader,
      width: 160,
      cell: ({ leaderBadgeNo, leaderName }) =>
        leaderBadgeNo === null ? (
          ''
        ) : (
          <NoWrap>{formatPerson({ badgeNo: leaderBadgeNo, name: leaderName ?? '' })}</NoWrap>
        ),
    },
    {
      key: 'holds',
      title: texts.holds,
      cell: ({ holds }) => <RecorderLinks serials={holds} />,
    },
    { key: 'leftOn', title: texts.leftOn, width: 120, optional: true, cell: ({ leftOn }) => leftOn ?? '' },
  ];
}

function nameOf({ name, leftOn }: OfficerRow) {
  return (
    <NoWrap>
      {name} {hasLeft({ leftOn }) ? <RetiredMark what="officer" /> : null}
    </NoWrap>
  );
}
