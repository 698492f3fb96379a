import { assertMayEndRecusal } from '../../auth/assert-may-end-recusal.ts';
import { findRecusal, lockRecusal, saveRecusalEnd } from '../../auth/recusal-list-repository.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** That a recusal may end, which nobody asks for: it waits as long as it is in force. Refused, it stays in force. */
export const recusalEndRequests: RequestKind = {
  find: async (db, recusalId) => requestOf(await findRecusal(db, recusalId)),
  lock: async (tx, recusalId) => requestOf(await lockRecusal(tx, recusalId)),
};

function requestOf(recusal: Awaited<ReturnType<typeof findRecusal>>): WaitingRequest | undefined {
  if (!recusal) return undefined;
  const { recusalId, username, unitCode, badgeNo, endedAt } = recusal;
  return {
    subject: `recusal:${recusalId}`,
    findingId: null,
    unitCode,
    badgeNo,
    waits: endedAt === null,
    action: 'recusals.write',
    assertMayDecide: (db, session, now, options) => assertMayEndRecusal(db, session, recusal, now, options),
    async settle(tx, { outcome, ...end }) {
      if (outcome === 'granted') await saveRecusalEnd(tx, recusalId, end);
    },
    told: { username, badgeNo },
  };
}
