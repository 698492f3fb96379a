import { type AccountRow, accountsQuerySchema } from '@rollcall/shared/http/accounts';
import { type StoredAccount, selectAccounts } from '../../auth/account-list-repository.ts';
import { toAccountRow } from '../accounts/to-account-row.ts';
import { accountWords } from './account-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<AccountRow>();

export const exportAccounts = defineExport({
  table: 'accounts',
  title: { zh: '账号', en: 'accounts' },
  access: 'accounts.read',
  query: accountsQuerySchema,
  columns: [
    column.text('用户名', 'User name', (account) => account.username, 26),
    column.word('角色', 'Role', (account) => account.role, accountWords.role),
    column.text('负责单位', 'Leads', (account) => account.unitName, 26),
    column.text('本人警号', 'Badge no.', (account) => account.badgeNo),
    column.text('姓名', 'Officer', (account) => account.officerName),
    column.word('状态', 'State', (account) => (account.disabled ? 'disabled' : 'enabled'), accountWords.state),
    column.moment('登录中（最近操作）', 'Signed in (last seen)', (account) => account.lastSeenAt),
  ],
  async *rows({ db, now }, query) {
    const asOf = now();
    const select = ({ after, limit }: { after: string | undefined; limit: number }) =>
      selectAccounts(db, query, { now: asOf, after, limit });
    const placeOf = (last: StoredAccount) => last.username;
    for await (const row of everyRow(select, placeOf)) yield toAccountRow(row);
  },
});
