import type { Role } from '@rollcall/shared/http/sessions';
import { errors } from '../errors/errors.ts';

interface Checked {
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
  personName?: string | null | undefined;
}

/** A new account also says whose it is, so that two accounts of one person are known as such. @throws AppError `account_incomplete` */
export function checkNewAccount(account: Checked): void {
  checkAccount(account);
  if (!saysWhose(account)) throw errors.accountIncomplete('personName');
}

/** Accounts of before this was asked may say nothing; what one says can be corrected, not taken away. */
export function checkChangedAccount(before: Checked, after: Checked): void {
  checkAccount(after);
  if (saysWhose(before) && !saysWhose(after)) throw errors.accountIncomplete('personName');
}

function saysWhose({ badgeNo, personName }: Checked): boolean {
  return badgeNo !== null || (personName ?? null) !== null;
}

/** A role that goes as far as a unit or an officer is of no use without. @throws AppError `account_incomplete` */
function checkAccount(account: Checked): void {
  if (account.role === 'squad_leader' && account.unitCode === null) throw errors.accountIncomplete('unitCode');
  if (account.role === 'officer' && account.badgeNo === null) throw errors.accountIncomplete('badgeNo');
}
