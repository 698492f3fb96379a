import { recorderFields as fields } from '@rollcall/shared/fields/recorders';
import type { RecorderRow } from '@rollcall/shared/http/recorders';
import type { Language } from '@rollcall/shared/words/define-words';
import { type Said, wordsIn } from '@rollcall/shared/words/define-words';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { recorderLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';

export function recorderColumns(
  texts: Said<typeof registryWords>['recorder'],
  language: Language,
): Column<RecorderRow>[] {
  return [
    {
      key: 'serial',
      title: fields.recorderSerial.label[language],
      always: true,
      width: 120,
      cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
    },
    {
      key: 'unit',
      title: fields.unitCode.label[language],
      width: 160,
      cell: ({ unitName }) => <NoWrap>{unitName ?? ''}</NoWrap>,
    },
    {
      key: 'state',
      title: fields.state.label[language],
      width: 100,
      cell: ({ state }) => <StateTag look={recorderLooks[state]} />,
    },
    {
      key: 'spare',
      title: fields.spare.label[language],
      width: 70,
      cell: ({ spare }) => (spare ? wordsIn(registryWords, language).yes : ''),
    },
    {
      key: 'holder',
      title: texts.holder,
      cell: ({ holderBadgeNo, holderName }) =>
        holderBadgeNo === null ? (
          ''
        ) : (
          <Link to={paths.officer(holderBadgeNo)}>
            <NoWrap>{formatPerson({ badgeNo: holderBadgeNo, name: holderName ?? '' })}</NoWrap>
          </Link>
        ),
    },
    {
      key: 'lastDockedAt',
      title: texts.lastDocked,
      width: 140,
      cell: ({ lastDockedAt }) => <NoWrap>{lastDockedAt === null ? '' : formatDayTime(lastDockedAt, language)}</NoWrap>,
    },
  ];
}
