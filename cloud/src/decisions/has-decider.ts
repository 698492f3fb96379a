import { scopeOf } from '../auth/permissions.ts';
import { assertMayDecide, type RequestKind, type WaitingRequest } from '../auth/request.ts';
import { dataScopeWithin, isInScope } from '../db/data-scope.ts';
import type { Database, Transaction } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import { actingFor } from '../ledger/acting-for.ts';
import { type PossibleDecider, selectPossibleDeciders } from './possible-decider-repository.ts';

/** As much of a request as tells who may decide it. */
type Decidable = Pick<WaitingRequest, 'unitCode' | 'badgeNo' | 'barred'>;

/**
 * Whether anybody here may decide the request, by the very rule that is checked when one decides it. Who may only once
 * somebody has chosen a password (`not_yet_second_person`) counts: the request doesn't wait for ever.
 */
export async function hasDecider(
  db: Database | Transaction,
  { action }: Pick<RequestKind, 'action'>,
  request: Decidable,
  now: Date,
): Promise<boolean> {
  for (const who of await selectPossibleDeciders(db, now)) {
    const scope = scopeOf(who.role, action);
    if (scope === undefined) continue;
    if (!isInScope(dataScopeWithin(scope, { unitCode: who.unitCode, badgeNo: null }), request)) continue;
    if (await mayDecide(db, request, who)) return true;
  }
  return false;
}

async function mayDecide(db: Database | Transaction, request: Decidable, who: PossibleDecider): Promise<boolean> {
  try {
    // The leader for whom this very request acts must not stand for the one for whom `who` does.
    await actingFor.run(who.actingFor ?? undefined, () => assertMayDecide(db, who, request));
    return true;
  } catch (error) {
    if (!(error instanceof AppError && error.status === 403)) throw error;
    return error.code === 'not_yet_second_person';
  }
}
