import { accountFilters, accountStates, accountFields as fields } from '@rollcall/shared/fields/accounts';
import type { AccountRow } from '@rollcall/shared/http/accounts';
import type { adminWords } from '@rollcall/shared/words/admin';
import type { Language, Said } from '@rollcall/shared/words/define-words';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import type { Column } from '../../table/column.ts';

export function accountColumns(texts: Said<typeof adminWords>['account'], language: Language): Column<AccountRow>[] {
  return [
    {
      key: 'username',
      title: fields.username.label[language],
      always: true,
      width: 200,
      cell: ({ username }) => username,
    },
    {
      key: 'role',
      title: fields.role.label[language],
      width: 160,
      cell: ({ role }) => fields.role.choices[role][language],
    },
    {
      key: 'unit',
      title: fields.unitCode.label[language],
      width: 180,
      cell: ({ unitName }) => <NoWrap>{unitName ?? ''}</NoWrap>,
    },
    {
      key: 'officer',
      title: texts.person,
      width: 200,
      cell: ({ badgeNo, officerName, personName }) => (
        <NoWrap>
          {badgeNo === null ? (personName ?? texts.nobodyNamed) : formatPerson({ badgeNo, name: officerName ?? '' })}
        </NoWrap>
      ),
    },
    {
      key: 'state',
      title: accountFilters.state.label[language],
      width: 110,
      cell: ({ disabled }) => accountStates[disabled ? 'disabled' : 'enabled'][language],
    },
    {
      key: 'lastSeen',
      title: texts.lastSeen,
      width: 170,
      cell: ({ lastSeenAt }) => <NoWrap>{lastSeenAt === null ? '' : formatDayTime(lastSeenAt, language)}</NoWrap>,
    },
  ];
}
