import { accounts } from '@rollcall/shared/resources/accounts';
import { accountProblems } from '@rollcall/shared/words/accounts';
import type { Database, Transaction } from '../db/database.ts';
import type { AppError } from '../errors/app-error.ts';
import { problemsOf } from '../errors/problems-of.ts';
import type { PersonAccount } from './bonds.ts';
import { type Bonds, bondsOf, bondWith, makersOf } from './bonds.ts';
import { selectHandlings, selectPeople } from './person-repository.ts';

/** A session as far as it tells who acts, and for whom. Who acts for a leader is no second person to the leader. */
export interface Acting {
  accountId: string;
  actingFor: { accountId: string } | null;
}

/** The accounts to whose requests the session can't be the second person. */
export async function findBonds(db: Database | Transaction, session: Acting): Promise<Bonds> {
  const [people, handlings] = [await selectPeople(db), await selectHandlings(db)];
  return bondsOf(idsOf(session), { people, handlings });
}

/** The accounts, and of these officers their `accountId`s, of those who could be behind the session. */
export async function findWhoActs(
  db: Database | Transaction,
  session: Acting,
  officers: readonly PersonAccount[] = [],
): Promise<Bonds> {
  const [people, handlings] = [await selectPeople(db), await selectHandlings(db)];
  return makersOf(idsOf(session), { people: [...people, ...officers], handlings });
}

/**
 * The only place that says who is a second person. Call it in the transaction of every decision that needs one; the test
 * `second-person-routes.test.ts` lists the routes of these decisions.
 * @param first who asked, proposed or approved before, and for whom
 * @param own what a session is told that is the same person
 * @throws AppError `not_yet_second_person`, or `own`
 */
export async function assertSecondPerson(
  tx: Database | Transaction,
  session: Acting,
  first: readonly (string | null)[],
  own: () => AppError,
): Promise<void> {
  const bond = bondWith(await findBonds(tx, session), first);
  if (bond === 'same') throw own();
  if (bond === 'handled') throw notYetSecondPerson();
}

export const notYetSecondPerson = () => problemsOf(accounts.problems, accountProblems)('not_yet_second_person');

function idsOf({ accountId, actingFor }: Acting): string[] {
  return actingFor === null ? [accountId] : [accountId, actingFor.accountId];
}
