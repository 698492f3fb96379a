import { accounts } from '@rollcall/shared/resources/accounts';
import { type NewRecusal, recusals } from '@rollcall/shared/resources/recusals';
import { accountProblems } from '@rollcall/shared/words/accounts';
import { recusalProblems } from '@rollcall/shared/words/recusals';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { isForeignKeyViolation } from '../../db/sql-state.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockAccount } from '../accounts/repository.ts';
import { unknownAccount } from '../accounts/save-account.ts';
import { assertNotRecused } from '../assert-not-recused.ts';
import { principalOf } from '../principal.ts';
import { decideRequest, type RequestKind, type WaitingRequest } from '../request.ts';
import { findRecusal, insertRecusal, lockRecusal, saveRecusalEnd } from './repository.ts';

const accountProblem = problemsOf(accounts.problems, accountProblems);
const problem = problemsOf(recusals.problems, recusalProblems);

/**
 * Declares that an account decides nothing about an officer: one's own, or with the right to it anybody's.
 * @returns its id
 * @throws forbidden, unknown_account, unknown_unit_or_officer, recusal_there
 */
export async function declareRecusal(
  { db, now }: { db: Database; now: () => Date },
  session: Pick<SignedIn, 'accountId' | 'username' | 'scope'>,
  { username = session.username, badgeNo, reason }: NewRecusal,
): Promise<string> {
  if (username !== session.username && session.scope !== 'all') throw errors.forbidden('recusals.write');
  try {
    return await db.transaction().execute(async (tx) => {
      const account = await lockAccount(tx, { username });
      if (!account) throw unknownAccount(username);
      const { accountId } = account;
      const recusalId = await insertRecusal(tx, { accountId, badgeNo, reason, by: session.accountId, at: now() });
      if (recusalId === undefined) throw problem('recusal_there');
      await appendFact(tx, {
        type: 'recusal_declared',
        subject: `recusal:${recusalId}`,
        payload: { by: session.username, username, badgeNo, reason },
      });
      return recusalId;
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? accountProblem('unknown_unit_or_officer', { cause: error }) : error;
  }
}

/**
 * Ends what was declared, by somebody else than the person whom it binds.
 * @throws not_found, own_recusal, not_yet_second_person, recused, already_decided
 */
export async function endRecusal(
  { db, now }: { db: Database; now: () => Date },
  session: Pick<SignedIn, 'accountId' | 'username' | 'scope' | 'actingFor'>,
  recusalId: string,
  reason: string,
): Promise<void> {
  if (session.scope !== 'all') {
    const found = await findRecusal(db, recusalId);
    if (found?.accountId === principalOf(session)) throw problem('own_recusal');
    throw errors.notFound('The recusal');
  }
  await decideRequest({ db, now }, recusalEnds, { ...session, dataScope: seesAll }, recusalId, {
    granted: true,
    reason,
  });
}

/**
 * That a recusal may end, which nobody asks for: it waits as long as it is in force. Refused, on paper, it stays in force. Neither whom
 * it binds ends it, nor the officer whom it is about.
 */
export const recusalEnds = {
  name: 'The recusal',
  action: 'recusals.write',
  facts: { granted: 'recusal_ended' },
  find: async (db, recusalId) => requestOf(await findRecusal(db, recusalId)),
  lock: async (tx, recusalId) => requestOf(await lockRecusal(tx, recusalId)),
} as const satisfies RequestKind;

function requestOf(recusal: Awaited<ReturnType<typeof findRecusal>>): WaitingRequest | undefined {
  if (!recusal) return undefined;
  const { recusalId, accountId, username, unitCode, badgeNo, endedAt } = recusal;
  return {
    subject: `recusal:${recusalId}`,
    findingId: null,
    unitCode,
    badgeNo,
    waits: endedAt === null,
    barred: {
      askers: [accountId],
      own: () => problem('own_recusal'),
      concerned: [],
      // Others with the same conflict may end this one.
      besides: (tx, session) => assertNotRecused(tx, session, [badgeNo], { onlyOneself: true }),
    },
    told: { username, badgeNo },
    async settle(tx, { outcome, reason, by, at, outside }) {
      if (outcome !== 'granted') return;
      await saveRecusalEnd(tx, recusalId, { by, at, reason, outsideDecisionId: outside?.outsideDecisionId ?? null });
    },
  };
}
