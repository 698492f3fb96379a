import type { Role, Scope } from '@rollcall/shared/http/permissions';

/** An open session: whose it is, and for whom it acts. */
export interface Session {
  accountId: string;
  username: string;
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
  /** Somebody else made the account's password, or it has another holder since: nothing but to choose one's own. */
  mustChoosePassword: boolean;
  expiresAt: Date;
  /** For whom it acts, a leader or whoever else is away; null: for oneself. */
  actingFor: ActingLeader | null;
}

export interface ActingLeader {
  delegationId: string;
  accountId: string;
  username: string;
  badgeNo: string | null;
  name: string | null;
  /** Empty where the role goes as far as no unit. */
  unitName: string;
  role: Role;
  until: Date;
}

/** The person behind a request. */
export interface SignedIn extends Session {
  /**
   * How far the role may do what this route does. `own_unit` without a unit sees nothing, nor does `own_record` without an
   * officer. The narrowest on a route that asks for no action.
   */
  scope: Scope;
}
