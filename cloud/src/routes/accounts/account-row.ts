import type { AccountRow } from '@rollcall/shared/http/accounts';
import { selectAccounts } from '../../auth/account-list-repository.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { toAccountRow } from './to-account-row.ts';

/** What the list shows of it. @throws AppError `not_found` */
export async function accountRow(db: Database, accountId: string, now: Date): Promise<AccountRow> {
  const [row] = await selectAccounts(db, { accountId }, { now, limit: 1 });
  if (!row) throw errors.notFound('The account');
  return toAccountRow(row);
}
