import { accountFilters, accountStates, accountFields as fields } from '@rollcall/shared/fields/accounts';
import { type AccountRow, accountsQuerySchema } from '@rollcall/shared/http/accounts';
import { accountExportColumns, accountWords } from '@rollcall/shared/words/accounts';
import { exportTitles } from '@rollcall/shared/words/exports';
import { type StoredAccount, selectAccounts } from '../../auth/account-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toAccountRow } from '../accounts/to-account-row.ts';

const column = exportColumns<AccountRow>();

export const exportAccounts = defineExport({
  table: 'accounts',
  title: exportTitles.accounts,
  access: 'accounts.read',
  query: accountsQuerySchema,
  columns: [
    column.text(fields.username.label, (account) => account.username, 26),
    column.word(fields.role.label, (account) => account.role, fields.role.choices),
    column.text(fields.unitCode.label, (account) => account.unitName, 26),
    column.text(accountExportColumns.badgeNo, (account) => account.badgeNo),
    column.text(accountExportColumns.officer, (account) => account.officerName ?? account.personName),
    column.word(accountFilters.state.label, (account) => (account.disabled ? 'disabled' : 'enabled'), accountStates),
    column.moment(accountWords.lastSeen, (account) => account.lastSeenAt),
  ],
  async *rows({ db, now }, query) {
    const asOf = now();
    const select = ({ after, limit }: { after: string | undefined; limit: number }) =>
      selectAccounts(db, query, { now: asOf, after, limit });
    const placeOf = (last: StoredAccount) => last.username;
    for await (const row of everyRow(select, placeOf)) yield toAccountRow(row);
  },
});
