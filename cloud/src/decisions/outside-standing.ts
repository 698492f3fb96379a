import type { OutsideStanding } from '@rollcall/shared/http/outside-standing';
import type { OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { type DataScope, isInScope, seesAll } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { hasDecider } from './has-decider.ts';
import { findEntered } from './outside/repository.ts';
import { waitingRequests } from './waiting-requests.ts';

/** How a request stands where nobody here may decide it; undefined once it doesn't wait, or when it is out of sight. */
export async function outsideStanding(
  db: Database,
  kind: OutsideKind,
  requestId: string,
  now: Date,
  dataScope: DataScope = seesAll,
): Promise<OutsideStanding | undefined> {
  const requests = waitingRequests[kind];
  const request = await requests.find(db, requestId, now);
  if (!request?.waits || !isInScope(dataScope, request)) return undefined;
  const outsideDecisionId = (await findEntered(db, kind, requestId)) ?? null;
  return { outsideDecisionId, offered: outsideDecisionId === null && !(await hasDecider(db, requests, request, now)) };
}
