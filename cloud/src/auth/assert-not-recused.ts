import { recusals } from '@rollcall/shared/resources/recusals';
import { recusalProblems } from '@rollcall/shared/words/recusals';
import type { Database, Transaction } from '../db/database.ts';
import type { AppError } from '../errors/app-error.ts';
import { problemsOf } from '../errors/problems-of.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { actingFor } from '../ledger/acting-for.ts';
import { selectOfficersAsPeople } from './person-repository.ts';
import { findRecusalGrounds, type RecusalGround, selectRecusedOf } from './recusals/repository.ts';
import { type Acting, findWhoActs, notYetSecondPerson } from './second-person.ts';

const problem = problemsOf(recusals.problems, recusalProblems);

const grounds: Record<RecusalGround, string> = {
  oneself: 'is your own badge number',
  own_leader: 'is your own leader in charge',
  declared: 'is an officer of whom you declared a recusal',
};

/** What keeps somebody from deciding about that officer. */
export function recused(badgeNo: string, ground: RecusalGround): AppError {
  return problem('recused', { detail: `${badgeNo} ${grounds[ground]}.` });
}

interface Options {
  /** For what isn't a decision of the session: those alone whom it concerns have no part in it. */
  onlyOneself?: boolean;
}

/**
 * Nobody decides about oneself, about the leader in charge of oneself, or about an officer of whom a recusal was
 * declared, by whatever account; who acts for a leader isn't freer than the leader. Call it in the transaction of every
 * decision about officers.
 * @throws AppError `recused`, or `not_yet_second_person` to an account whose password the officer knows
 */
export async function assertNotRecused(
  tx: Database | Transaction,
  who: Pick<SignedIn, 'accountId'>,
  badgeNos: Iterable<string>,
  options: Options = {},
): Promise<void> {
  const concerned = [...badgeNos];
  const barredBy = await findRecusals(tx, who, concerned, options);
  const recusal = barredBy(concerned);
  if (recusal) throw recusal;
}

/**
 * The same of many decisions at once.
 * @param badgeNos all officers whom they concern
 * @returns what refuses a decision that concerns these of them; undefined: nothing does
 */
export async function findRecusals(
  tx: Database | Transaction,
  { accountId }: Pick<SignedIn, 'accountId'>,
  badgeNos: Iterable<string>,
  { onlyOneself = false }: Options = {},
): Promise<(badgeNos: readonly string[]) => AppError | undefined> {
  const officers = await selectOfficersAsPeople(tx, [...new Set(badgeNos)]);
  const session = { accountId, actingFor: actingFor.getStore() ?? null };
  const bonds = await findWhoActs(tx, session, officers);
  const known = new Set(officers.map((officer) => officer.accountId));
  const own = [...bonds].filter(([id, bond]) => bond === 'same' && !known.has(id)).map(([id]) => id);
  const declared = onlyOneself
    ? new Map<string, never>()
    : await findRecusalGrounds(
        tx,
        own,
        officers.map(({ badgeNo }) => badgeNo),
      );
  const refusals = new Map<string, AppError>();
  for (const { accountId: officer, badgeNo } of officers) {
    const bond = bonds.get(officer);
    const ground = bond === 'same' ? 'oneself' : declared.get(badgeNo);
    if (ground !== undefined) refusals.set(badgeNo, recused(badgeNo, ground));
    else if (bond === 'handled') refusals.set(badgeNo, notYetSecondPerson());
  }
  return (concerned) => concerned.map((badgeNo) => refusals.get(badgeNo)).find((refusal) => refusal !== undefined);
}

export interface BarredOfficers {
  /** About them the session decides nothing: `assertNotRecused` refuses it. */
  barred: string[];
  /** Those of them who could be behind the session: the same with `onlyOneself`. */
  oneself: string[];
}

/** What `assertNotRecused` would say of each officer, asked at once for lists of what somebody may decide. */
export async function findBarredOfficers(db: Database, session: Acting): Promise<BarredOfficers> {
  const all = await db.selectFrom('officer').select('badge_no').execute();
  const officers = await selectOfficersAsPeople(
    db,
    all.map((officer) => officer.badge_no),
  );
  const bonds = await findWhoActs(db, session, officers);
  const asOfficers = new Set(officers.map(({ accountId }) => accountId));
  const own = [...bonds].filter(([id, bond]) => bond === 'same' && !asOfficers.has(id)).map(([id]) => id);
  const oneself = officers.filter(({ accountId }) => bonds.has(accountId)).map(({ badgeNo }) => badgeNo);
  return { barred: [...new Set([...oneself, ...(await selectRecusedOf(db, own))])], oneself };
}
