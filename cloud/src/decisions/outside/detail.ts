import type { OutsideDecisionDetail } from '@rollcall/shared/resources/outside-decisions';
import { scopeOf } from '../../auth/permissions.ts';
import { partIn } from '../../auth/principal.ts';
import { findBonds } from '../../auth/second-person.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { findOutsideDecision } from './repository.ts';
import { toRow } from './to-row.ts';

/** One of them and how it came to that, as far as the account may read it. @throws not_found */
export async function outsideDecisionDetail(
  db: Database,
  session: SignedIn,
  outsideDecisionId: string,
): Promise<OutsideDecisionDetail> {
  const dataScope = dataScopeWithin(scopeOf(session.role, 'outside.read'), session);
  const row = await findOutsideDecision(db, outsideDecisionId, dataScope);
  if (!row) throw errors.notFound('The decision');
  const askers = { askedBy: row.entered_by, onBehalfOf: row.on_behalf_of };
  return {
    ...toRow(row),
    ...partIn(session, askers, await findBonds(db, session)),
    history: await selectHistoryOf(db, `outside_decision:${outsideDecisionId}`),
  };
}
