import type { Role } from '@rollcall/shared/http/sessions';
import type { Scope } from './permissions.ts';

/** The person behind a request. */
export interface SignedIn {
  accountId: string;
  username: string;
  role: Role;
  /** Of a squad leader: the unit whose rows are theirs. */
  unitCode: string | null;
  badgeNo: string | null;
  expiresAt: Date;
  /** How far the role may do what this route does. `own_unit` without a unit sees nothing. */
  scope: Scope;
}
