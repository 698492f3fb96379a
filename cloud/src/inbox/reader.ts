import type { Action } from '@rollcall/shared/http/permissions';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { findBarredOfficers } from '../auth/assert-not-recused.ts';
import { scopeOfSession } from '../auth/permissions.ts';
import { principalOf } from '../auth/principal.ts';
import { findBonds, findWhoActs } from '../auth/second-person.ts';
import { unitsOf } from '../checks/reviews/reviewers.ts';
import { type DataScope, dataScopeWithin } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { readCalendar } from '../roster/calendar/repository.ts';
import { workingDayAfter } from '../roster/calendar/working-days.ts';

/** Who opens the inbox, and what he has no part in. */
export interface InboxReader {
  role: SignedIn['role'];
  /** To whom requests belong: the leader for whom the session acts, or its own account. */
  principalId: string;
  /** Of the person himself, whomever he acts for; null: not an officer. */
  badgeNo: string | null;
  /** He acts for somebody else: decisions about himself aren't shown then. */
  acts: boolean;
  now: Date;
  today: string;
  nextWorkingDay: string;
  /** The cut-off of the week's bulletin. */
  friday: string;
  /** To whose requests he is no second person. */
  bound: readonly string[];
  /** Those of them that are the same person's, or of whom he acts for. */
  same: readonly string[];
  /** The accounts behind the session, whomever it acts for. */
  ownAccounts: readonly string[];
  /** About whom he decides nothing. */
  barred: readonly string[];
  /** Those of them who are he himself. */
  oneself: readonly string[];
  /** Of which he is himself, or his account. */
  units: readonly string[];
  /** How far he may do it; undefined: not at all. */
  dataScopeFor(action: Action): DataScope | undefined;
}

export async function readReader(db: Database, session: SignedIn, now: Date): Promise<InboxReader> {
  const today = localDateOf(now);
  const bonds = await findBonds(db, session);
  const alone = await findWhoActs(db, { accountId: session.accountId, actingFor: null });
  return {
    role: session.role,
    principalId: principalOf(session),
    badgeNo: session.badgeNo,
    acts: session.actingFor !== null,
    now,
    today,
    nextWorkingDay: workingDayAfter(today, 1, await readCalendar(db)),
    friday: fridayOf(today),
    bound: [...bonds.keys()],
    same: [...bonds].flatMap(([accountId, bond]) => (bond === 'same' ? [accountId] : [])),
    ownAccounts: [...alone.keys()],
    units: await unitsOf(db, session.accountId),
    ...(await findBarredOfficers(db, session)),
    dataScopeFor(action) {
      const scope = scopeOfSession(session, action);
      return scope === undefined ? undefined : dataScopeWithin(scope, session);
    },
  };
}

/** The next Friday, or the day itself. */
export function fridayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (5 - weekday + 7) % 7);
}
