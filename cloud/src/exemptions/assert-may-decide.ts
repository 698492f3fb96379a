import { assertNotRecused } from '../auth/assert-not-recused.ts';
import { isOwnRequest } from '../auth/is-own-request.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findUnitOfOfficer } from './exemption-repository.ts';

/**
 * Nobody decides on an own request, nor on one about an officer with whom there is a conflict of interest. What is for a
 * whole unit is for each of its officers, whoever decides among them.
 * @throws own_exemption, recused
 */
export async function assertMayDecide(
  tx: Transaction,
  session: Pick<SignedIn, 'accountId' | 'badgeNo' | 'actingFor'>,
  exemption: { asked_by: string; on_behalf_of: string | null; badge_no: string | null; unit_code: string | null },
): Promise<void> {
  const askers = { askedBy: exemption.asked_by, onBehalfOf: exemption.on_behalf_of };
  if (isOwnRequest(session, askers)) throw errors.ownExemption();
  if (exemption.badge_no !== null) return assertNotRecused(tx, session, exemption.badge_no);
  if (session.badgeNo === null) return;
  const own = await findUnitOfOfficer(tx, session.badgeNo);
  if (own === exemption.unit_code) throw errors.recused(session.badgeNo, 'oneself');
}
