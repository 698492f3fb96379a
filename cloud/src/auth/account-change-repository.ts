import type { Role } from '@rollcall/shared/http/sessions';
import type { Transaction } from '../db/database.ts';
import { notingHeads } from '../registry/leadership-repository.ts';

export interface StandingAccount {
  accountId: string;
  username: string;
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
  personName: string | null;
  disabled: boolean;
}

/** The account, held until the end of the transaction. */
export async function lockAccount(
  tx: Transaction,
  which: { accountId: string } | { username: string },
): Promise<StandingAccount | undefined> {
  const rows = tx.selectFrom('account').selectAll().forUpdate();
  const row = await ('accountId' in which
    ? rows.where('account_id', '=', which.accountId)
    : rows.where('username', '=', which.username)
  ).executeTakeFirst();
  if (!row) return undefined;
  return {
    accountId: row.account_id,
    username: row.username,
    role: row.role,
    unitCode: row.unit_code,
    badgeNo: row.badge_no,
    personName: row.person_name,
    disabled: row.disabled_at !== null,
  };
}

/**
 * How many administrators could sign in, all held until the end of the transaction: of two that remove each other at once,
 * one comes second and is refused.
 */
export async function countAdministrators(tx: Transaction): Promise<number> {
  const rows = await tx
    .selectFrom('account')
    .select('account_id')
    .where('role', '=', 'brigade_admin')
    .where('disabled_at', 'is', null)
    .orderBy('account_id')
    .forUpdate()
    .execute();
  return rows.length;
}

/**
 * @param before as it was, held: whoever leads its unit, or the new one, from now on is noted
 * @param by who changes it; undefined at the command line
 */
export async function saveAccount(
  tx: Transaction,
  account: StandingAccount,
  { before, now, by }: { before: StandingAccount; now: Date; by: string | undefined },
): Promise<void> {
  const led = [before, account].map(({ role, unitCode }) => (role === 'squad_leader' ? unitCode : null));
  const sameHolder = before.badgeNo === account.badgeNo && before.personName === account.personName;
  await notingHeads(tx, led, () => updateAccount(tx, account, { sameHolder, now, by }), { added: false });
}

async function updateAccount(
  tx: Transaction,
  account: StandingAccount,
  { sameHolder, now, by }: { sameHolder: boolean; now: Date; by: string | undefined },
): Promise<void> {
  await tx
    .updateTable('account')
    .set((field) => ({
      role: account.role,
      unit_code: account.unitCode,
      badge_no: account.badgeNo,
      person_name: account.personName,
      // When it was disabled first.
      disabled_at: account.disabled ? field.fn.coalesce('disabled_at', field.val(now)) : null,
      // The old holder knows it.
      ...(sameHolder ? {} : { own_password: false, given_password: by !== undefined && by !== account.username }),
    }))
    .where('account_id', '=', account.accountId)
    .execute();
}
