import type { Database, Transaction } from '../../db/database.ts';
import { findStandingDecision, selectNotices } from './repository.ts';

/**
 * The last day on which a finding can be appealed against: so many working days after the decision was seen. It is the day of this
 * officer where the decision names him, else the last of all whom it names. Null: there is no decision, or somebody whom it names
 * hasn't seen it yet.
 */
export async function appealEndFor(
  db: Database | Transaction,
  findingId: string,
  badgeNo: string | null,
): Promise<string | null> {
  const decision = await findStandingDecision(db, findingId);
  if (decision?.step !== 'excuse' && decision?.step !== 'confirm') return null;
  const notices = await selectNotices(db, decision.decision_id);
  const endOf = (person: string) => notices.find((notice) => notice.badgeNo === person)?.appealUntilOn ?? null;
  if (badgeNo !== null && decision.badge_nos.includes(badgeNo)) return endOf(badgeNo);
  const ends = decision.badge_nos.map(endOf);
  return ends.length === 0 || ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
}
