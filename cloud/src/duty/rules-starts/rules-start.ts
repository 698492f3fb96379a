import { type NewRulesStart, rulesStarts } from '@rollcall/shared/resources/rules-starts';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { rulesStartProblems } from '@rollcall/shared/words/rules-starts';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import {
  closeRulesStart,
  findOpenRulesStart,
  findRulesStart,
  insertRulesStart,
  lockRulesStarts,
  selectRulesFrom,
  withInstallation,
} from './repository.ts';

const problem = problemsOf(rulesStarts.problems, rulesStartProblems);

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Proposes from when on the new rules count; a second person has to agree.
 * @throws rules_always_new, rules_start_fixed, rules_start_bad_date, rules_start_open
 */
export async function proposeRulesStart(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { startsOn, reason }: NewRulesStart,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRulesStarts(tx);
    const at = now();
    const before = await selectRulesFrom(tx);
    assertMovable(before, at);
    if (!startsOn.endsWith('-01') || startsOn <= localDateOf(at)) throw problem('rules_start_bad_date');
    if (await findOpenRulesStart(tx)) throw problem('rules_start_open');
    const proposed = { proposedBy: who.accountId, onBehalfOf: principalId(), proposedAt: at };
    const rulesStartId = await insertRulesStart(tx, { startsOn, reason, ...proposed });
    await appendFact(tx, {
      type: 'rules_start_proposed',
      subject: `rules_start:${rulesStartId}`,
      payload: { by: who.username, before, startsOn, reason },
    });
  });
}

/** Once the new rules have begun, duties are judged by them: their date stays. @throws rules_always_new, rules_start_fixed */
function assertMovable(from: string | null, at: Date): void {
  if (from === withInstallation) throw problem('rules_always_new');
  if (hasCome(from, at)) throw problem('rules_start_fixed', { detail: `The new rules count from ${from} on.` });
}

export function hasCome(from: string | null, at: Date): boolean {
  return from !== null && (from === withInstallation || from <= localDateOf(at));
}

/** From when on the new rules count, as one proposed and another decides. */
export const rulesStartRequests = {
  name: 'The proposed date',
  action: 'parameters.agree',
  facts: { granted: 'rules_start_agreed', refused: 'rules_start_refused' },
  find: (db, rulesStartId, now) => requestOf(db, rulesStartId, now),
  async lock(tx, rulesStartId, now) {
    await lockRulesStarts(tx);
    return requestOf(tx, rulesStartId, now);
  },
} as const satisfies RequestKind;

async function requestOf(
  db: Database | Transaction,
  rulesStartId: string,
  now: Date,
): Promise<WaitingRequest | undefined> {
  const start = await findRulesStart(db, rulesStartId);
  if (!start) return undefined;
  const { state, starts_on: startsOn, proposed_by, on_behalf_of } = start;
  const before = await selectRulesFrom(db);
  const assertInTime = (outcome: string) => {
    if (outcome !== 'granted') return;
    assertMovable(before, now);
    if (hasCome(startsOn, now)) throw problem('rules_start_late', { detail: `It was to begin on ${startsOn}.` });
  };
  return {
    subject: `rules_start:${rulesStartId}`,
    findingId: null,
    unitCode: null,
    badgeNo: null,
    waits: state === 'proposed',
    // Who proposed it withdraws it, and enters no paper about it either.
    barred: { askers: [proposed_by, on_behalf_of], own: () => problem('own_rules_start'), concerned: [] },
    told: { before, startsOn },
    assertFits: ({ outcome }) => assertInTime(outcome),
    async settle(tx, { outcome, reason, by, at, outside }) {
      assertInTime(outcome);
      const outsideDecisionId = outside?.outsideDecisionId ?? null;
      const next = outcome === 'granted' ? 'agreed' : 'refused';
      await closeRulesStart(tx, rulesStartId, { state: next, reason, by, at, outsideDecisionId });
    },
  };
}

/** Withdraws a proposal, by its proposer or whoever acts for the proposer. @throws already_decided, not_own_rules_start */
export async function withdrawRulesStart(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  rulesStartId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRulesStarts(tx);
    const start = await findRulesStart(tx, rulesStartId);
    if (!start) throw errors.notFound(rulesStartRequests.name);
    if (!isOfPrincipal(who, { askedBy: start.proposed_by, onBehalfOf: start.on_behalf_of })) {
      throw problem('not_own_rules_start');
    }
    if (start.state !== 'proposed') throw errors.alreadyDecided();
    const decided = { state: 'withdrawn', reason, by: who.accountId, at: now(), outsideDecisionId: null } as const;
    await closeRulesStart(tx, rulesStartId, decided);
    await appendFact(tx, {
      type: 'rules_start_withdrawn',
      subject: `rules_start:${rulesStartId}`,
      payload: { by: who.username, startsOn: start.starts_on, reason },
    });
  });
}
