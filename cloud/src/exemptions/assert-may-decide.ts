import { assertNotRecused } from '../auth/assert-not-recused.ts';
import { bondWith } from '../auth/bonds.ts';
import { selectAccountsOfUnit } from '../auth/person-repository.ts';
import { type Acting, assertSecondPerson, findWhoActs } from '../auth/second-person.ts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';

/**
 * Nobody decides on an own request, nor on one about an officer with whom there is a conflict of interest. What is for a
 * whole unit is for each of its officers, whoever decides among them.
 * @param options.onlyOneself for what isn't a decision of the session: those alone whom it concerns have no part in it
 * @throws own_exemption, not_yet_second_person, recused
 */
export async function assertMayDecide(
  tx: Database | Transaction,
  session: Acting,
  exemption: { asked_by: string; on_behalf_of: string | null; badge_no: string | null; unit_code: string | null },
  now: Date,
  options: { onlyOneself?: boolean } = {},
): Promise<void> {
  const first = [exemption.asked_by, exemption.on_behalf_of];
  await assertSecondPerson(tx, session, first, { now, own: errors.ownExemption });
  if (exemption.badge_no !== null) return assertNotRecused(tx, session, [exemption.badge_no], now, options);
  const ofUnit = await selectAccountsOfUnit(tx, exemption.unit_code);
  // An officer of the unit may lead another, and a leader acts for this one: what counts is who decides, not for whom.
  const bonds = await findWhoActs(tx, { accountId: session.accountId, actingFor: null }, { now });
  const own = ofUnit.find(({ accountId }) => bonds.get(accountId) === 'same');
  if (own) throw errors.recused(own.badgeNo, 'oneself');
  const bond = bondWith(
    bonds,
    ofUnit.map(({ accountId }) => accountId),
  );
  if (bond instanceof Date) throw errors.notYetSecondPerson(bond);
}
