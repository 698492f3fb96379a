import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { problem } from './problem.ts';
import { findSession, lockSession, type StoredSession } from './repository.ts';

interface Held {
  tx: Transaction;
  session: StoredSession;
  at: Date;
}

/**
 * Does something to a session that isn't signed off, while it is held.
 * @param options.ofOthers a squad leader may do it to the own unit's officers in a session of the brigade
 * @throws not_found, forbidden, session_not_planned
 */
export async function takeSession(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'scope'> & { dataScope: DataScope },
  sessionId: string,
  act: (held: Held) => Promise<void>,
  { ofOthers = false }: { ofOthers?: boolean } = {},
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const seen = session && (await findSession(tx, sessionId, { dataScope: who.dataScope, badgeNo: null }));
    if (!session || !seen) throw errors.notFound('The training session');
    if (!ofOthers && !isOwnSession(who, session)) throw errors.forbidden('training.plan');
    if (session.state !== 'planned') throw problem('session_not_planned');
    await act({ tx, session, at: now() });
  });
}

/** Whether a session is one that this account plans and signs off: of the own unit, or any. */
export function isOwnSession(
  { scope, dataScope }: { scope: SignedIn['scope'] | undefined; dataScope: DataScope },
  { unit_code }: Pick<StoredSession, 'unit_code'>,
): boolean {
  return scope === 'all' || (scope === 'own_unit' && unit_code !== null && unit_code === dataScope.unitCode);
}

/** @throws session_changed */
export function assertVersion({ version }: Pick<StoredSession, 'version'>, asked: number): void {
  if (version !== asked) throw problem('session_changed');
}
