import type { Database, Transaction } from '../db/database.ts';
import type { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import { actingFor } from '../ledger/acting-for.ts';
import { selectOfficersAsPeople } from './person-repository.ts';
import { findRecusalGrounds } from './recusal-repository.ts';
import { findWhoActs } from './second-person.ts';
import type { SignedIn } from './signed-in.ts';

interface Options {
  /** For what isn't a decision of the session: those alone whom it concerns have no part in it. */
  onlyOneself?: boolean;
}

/**
 * Nobody decides about oneself, about the leader in charge of oneself, or about an officer with whom a conflict of interest
 * was declared, by whatever account; who acts for a leader isn't freer than the leader. Call it in the transaction of every
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
  const recusals = new Map<string, AppError>();
  for (const { accountId: officer, badgeNo } of officers) {
    const bond = bonds.get(officer);
    const ground = bond === 'same' ? 'oneself' : declared.get(badgeNo);
    if (ground !== undefined) recusals.set(badgeNo, errors.recused(badgeNo, ground));
    else if (bond === 'handled') recusals.set(badgeNo, errors.notYetSecondPerson());
  }
  return (concerned) => concerned.map((badgeNo) => recusals.get(badgeNo)).find((recusal) => recusal !== undefined);
}
