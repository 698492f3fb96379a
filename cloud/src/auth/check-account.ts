import type { Role } from '@rollcall/shared/http/sessions';
import { errors } from '../errors/errors.ts';

/** A role that goes as far as a unit or an officer is of no use without. @throws AppError `account_incomplete` */
export function checkAccount(account: { role: Role; unitCode: string | null; badgeNo: string | null }): void {
  if (account.role === 'squad_leader' && account.unitCode === null) throw errors.accountIncomplete('unitCode');
  if (account.role === 'officer' && account.badgeNo === null) throw errors.accountIncomplete('badgeNo');
}
