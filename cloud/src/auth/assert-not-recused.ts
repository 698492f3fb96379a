import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { actingFor } from '../ledger/acting-for.ts';
import { selectOfficersAsPeople } from './person-repository.ts';
import { findRecusalGround } from './recusal-repository.ts';
import { findWhoActs } from './second-person.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Nobody decides about oneself, about the leader in charge of oneself, or about an officer with whom a conflict of interest
 * was declared, by whatever account; who acts for a leader isn't freer than the leader. Call it in the transaction of every
 * decision about officers.
 * @param options.onlyOneself for what isn't a decision of the session: those alone whom it concerns have no part in it
 * @throws AppError `recused`, or `not_yet_second_person` to an account whose password the officer knew
 */
export async function assertNotRecused(
  tx: Database | Transaction,
  { accountId }: Pick<SignedIn, 'accountId'>,
  badgeNos: Iterable<string>,
  now: Date,
  { onlyOneself = false }: { onlyOneself?: boolean } = {},
): Promise<void> {
  const officers = await selectOfficersAsPeople(tx, [...new Set(badgeNos)]);
  const session = { accountId, actingFor: actingFor.getStore() ?? null };
  const bonds = await findWhoActs(tx, session, { now, officers });
  const known = new Set(officers.map((officer) => officer.accountId));
  const own = [...bonds].filter(([id, bond]) => bond === 'same' && !known.has(id)).map(([id]) => id);
  for (const { accountId: officer, badgeNo } of officers) {
    const bond = bonds.get(officer);
    const ground = bond === 'same' ? 'oneself' : onlyOneself ? undefined : await findRecusalGround(tx, own, badgeNo);
    if (ground !== undefined) throw errors.recused(badgeNo, ground);
    if (bond instanceof Date) throw errors.notYetSecondPerson(bond);
  }
}
