import { findBonds } from '../auth/second-person.ts';
import type { Database } from '../db/database.ts';
import type { SignedIn } from '../http/signed-in.ts';

/** The accounts of whoever is signed in, and of the leader whom the session acts for: what they did is the session's own. */
export async function ownAccounts(db: Database, session: SignedIn): Promise<string[]> {
  const bonds = await findBonds(db, session);
  return [...bonds].flatMap(([accountId, bond]) => (bond === 'same' ? [accountId] : []));
}
