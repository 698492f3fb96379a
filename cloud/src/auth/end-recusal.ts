import type { Database } from '../db/database.ts';
import { seesAll } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { assertNotRecused } from './assert-not-recused.ts';
import { principalOf } from './principal.ts';
import { findRecusal, lockRecusal, saveRecusalEnd } from './recusal-list-repository.ts';
import { decideRequest, type RequestKind, type WaitingRequest } from './request.ts';
import type { SignedIn } from './signed-in.ts';

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
      own: errors.ownRecusal,
      concerned: [],
      // Others with the same conflict may end this one.
      besides: (tx, session) => assertNotRecused(tx, session, [badgeNo], { onlyOneself: true }),
    },
    told: { username, badgeNo },
    async settle(tx, { outcome, reason, by, at, outside }) {
      const outsideDecisionId = outside?.outsideDecisionId;
      if (outcome !== 'granted') return;
      await saveRecusalEnd(tx, recusalId, {
        ...{ by, at, reason },
        ...(outsideDecisionId !== undefined && { outsideDecisionId }),
      });
    },
  };
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
    if (found?.accountId === principalOf(session)) throw errors.ownRecusal();
    throw errors.notFound('The recusal');
  }
  await decideRequest({ db, now }, recusalEnds, { ...session, sight: seesAll }, recusalId, { granted: true, reason });
}
