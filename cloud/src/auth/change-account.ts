import type { Database } from '../db/database.ts';
import { notifySessions } from '../db/notify-sessions.ts';
import { isForeignKeyViolation } from '../db/sql-state.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertUnitInUse } from '../registry/assert-unit-in-use.ts';
import { countAdministrators, lockAccount, type StandingAccount, saveAccount } from './account-change-repository.ts';
import { checkChangedAccount } from './check-account.ts';
import { keepHandling, keepOldHolder } from './keep-handling.ts';
import { forgetDevices } from './known-device-repository.ts';
import { deleteSessionsOf } from './session-repository.ts';

const changeable = ['role', 'unitCode', 'badgeNo', 'personName', 'disabled'] as const;
type Changeable = (typeof changeable)[number];

/**
 * Changes what an account is, or whether it may sign in. Its sessions end at once, what streams to them included; the same
 * again changes nothing.
 * @param change.by who does it; nobody at the command line
 * @throws not_found, last_administrator, account_incomplete, unknown_unit_or_officer, unit_retired
 */
export async function changeAccount(
  { db, now }: { db: Database; now: () => Date },
  which: { accountId: string } | { username: string },
  wanted: { [key in Changeable]?: StandingAccount[key] | undefined },
  change: { by?: string; reason?: string },
): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      const administrators = await countAdministrators(tx);
      const before = await lockAccount(tx, which);
      if (!before) throw 'username' in which ? errors.unknownAccount(which.username) : errors.notFound('The account');
      const after = { ...before, ...given(wanted) };
      const changed = changeable.filter((key) => after[key] !== before[key]);
      if (changed.length === 0) return;
      checkChangedAccount(before, after);
      if (changed.includes('unitCode')) await assertUnitInUse(tx, after.unitCode);
      const stays = after.role === 'brigade_admin' && !after.disabled;
      if (before.role === 'brigade_admin' && !before.disabled && !stays && administrators < 2) {
        throw errors.lastAdministrator();
      }
      const at = now();
      if (changed.includes('badgeNo') || changed.includes('personName')) {
        await keepOldHolder(tx, before.accountId, at);
        await forgetDevices(tx, before.accountId);
      }
      await saveAccount(tx, after, { before, now: at, by: change.by });
      await deleteSessionsOf(tx, before.accountId);
      await notifySessions(tx, before.accountId);
      const { by } = change;
      const isHandled = by !== undefined && !(after.disabled && changed.length === 1);
      const kept = isHandled ? await keepHandling(tx, before.accountId, { by, at }, { knewPassword: false }) : {};
      await appendFact(tx, {
        type: 'account_changed',
        subject: `account:${before.accountId}`,
        payload: { before: only(before, changed), after: only(after, changed), ...change, ...kept },
      });
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? errors.unknownUnitOrOfficer(error) : error;
  }
}

function given<Wanted extends object>(wanted: Wanted): { [key in keyof Wanted]: Exclude<Wanted[key], undefined> } {
  const entries = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [key in keyof Wanted]: Exclude<Wanted[key], undefined> };
}

function only(account: StandingAccount, keys: readonly Changeable[]): object {
  return Object.fromEntries(keys.map((key) => [key, account[key]]));
}
