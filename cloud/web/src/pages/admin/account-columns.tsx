import type { AccountRow } from '@rollcall/shared/http/accounts';
import type { adminWords } from '@rollcall/shared/words/admin';
import type { Language, Said } from '@rollcall/shared/words/define-words';
import type { shellWords } from '@rollcall/shared/words/shell';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import type { Column } from '../../table/column.ts';

export function accountColumns(
  texts: Said<typeof adminWords>['account'],
  roles: Said<typeof shellWords>['roles'],
  language: Language,
): Column<AccountRow>[] {
  return [
    { key: 'username', title: texts.username, always: true, width: 200, cell: ({ username }) => username },
    { key: 'role', title: texts.role, width: 160, cell: ({ role }) => roles[role] },
    { key: 'unit', title: texts.unit, width: 180, cell: ({ unitName }) => <NoWrap>{unitName ?? ''}</NoWrap> },
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
      title: texts.state,
      width: 110,
      cell: ({ disabled }) => (disabled ? texts.disabled : texts.enabled),
    },
    {
      key: 'lastSeen',
      title: texts.lastSeen,
      width: 170,
      cell: ({ lastSeenAt }) => <NoWrap>{lastSeenAt === null ? '' : formatDayTime(lastSeenAt, language)}</NoWrap>,
    },
  ];
}
