import { leadershipEdits as resource } from '@rollcall/shared/resources/leadership-edits';
import { leaderships, type NewLeadership } from '@rollcall/shared/resources/leaderships';
import { leadershipEditProblems } from '@rollcall/shared/words/leadership-edits';
import { leadershipProblems } from '@rollcall/shared/words/leaderships';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockLeaderships } from '../../registry/leadership-repository.ts';
import { lockRegistry } from '../../registry/registry-lock-repository.ts';
import { changeOf, correctLeadership, told, type WantedTerm, wantedTerm } from '../leaderships/correct-leadership.ts';
import {
  closeLeadershipEdit,
  findLeadershipEdit,
  hasWaitingEdit,
  insertLeadershipEdit,
  type StoredLeadershipEdit,
} from './repository.ts';

const problem = problemsOf(resource.problems, leadershipEditProblems);
const problemOfLeadership = problemsOf(leaderships.problems, leadershipProblems);

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Proposes a correction of who led; a second person has to agree.
 * @returns its id; undefined where that is noted already
 * @throws bad_request, leadership_backwards, leadership_to_come, leadership_of_self, leadership_differs_now, own_leadership,
 * leadership_edit_waits
 */
export async function proposeLeadership(
  { db, now }: Deps,
  wanted: NewLeadership,
  { accountId, username, badgeNo: own }: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo'>,
): Promise<string | undefined> {
  const at = now();
  const { reason } = wanted;
  const term = wantedTerm(wanted, at);
  return db.transaction().execute(async (tx) => {
    await lock(tx);
    const change = await changeOf(tx, term, { by: username, at, reason });
    const leaders = [term, ...(change?.replaced ?? [])].map(({ leaderBadgeNo }) => leaderBadgeNo);
    if (own !== null && [term.badgeNo, ...leaders].includes(own)) throw problemOfLeadership('own_leadership');
    if (change === undefined) return undefined;
    if (await hasWaitingEdit(tx, term)) throw problem('leadership_edit_waits');
    const leadershipEditId = await insertLeadershipEdit(tx, term, { reason, accountId, now: at });
    const payload = { leadershipEditId, ...toldOf(term), replaced: change.replaced.map(told), by: username, reason };
    await appendFact(tx, { type: 'leadership_edit_proposed', subject: subjectOf(term), payload });
    return leadershipEditId;
  });
}

/** The registry doesn't change an officer's term meanwhile, accounts not a unit's, and no finding is written by old terms. */
async function lock(tx: Transaction): Promise<void> {
  await lockRegistry(tx);
  await lockLeaderships(tx);
}

const subjectOf = ({ badgeNo, unitCode }: Pick<WantedTerm, 'badgeNo' | 'unitCode'>) =>
  `leadership:${badgeNo ?? unitCode}` as const;

const toldOf = ({ badgeNo, ...term }: WantedTerm) => ({ ...(badgeNo === null ? {} : { badgeNo }), ...told(term) });

/** A correction of who led. Nobody decides it who was led, led, is to have led, or is liable for a finding of that time. */
export const leadershipEdits = {
  name: 'The correction of who led',
  action: 'leaderships.agree',
  facts: { granted: 'leadership_edit_agreed', refused: 'leadership_edit_refused' },
  find: async (db, id) => requestOf(await findLeadershipEdit(db, id)),
  async lock(tx, id) {
    await lock(tx);
    return requestOf(await findLeadershipEdit(tx, id));
  },
} as const satisfies RequestKind;

function requestOf(edit: StoredLeadershipEdit | undefined): WaitingRequest | undefined {
  if (!edit) return undefined;
  const { leadershipEditId, unitCode, badgeNo } = edit;
  return {
    subject: subjectOf(edit),
    findingId: null,
    ...{ unitCode, badgeNo },
    waits: edit.state === 'proposed',
    barred: {
      askers: [edit.proposedBy, edit.onBehalfOf],
      own: () => problem('own_leadership_edit'),
      concerned: edit.concerned,
    },
    told: { leadershipEditId, ...toldOf(edit), proposedBy: edit.proposerName },
    async settle(tx, { outcome, reason, by, username, at, outside }) {
      const closed = { reason, by, at, outsideDecisionId: outside?.outsideDecisionId ?? null };
      if (outcome !== 'granted') return closeLeadershipEdit(tx, leadershipEditId, { state: 'refused', ...closed });
      const correction = { by: edit.proposerName, at, reason: edit.reason, approvedBy: outside?.decidedBy ?? username };
      const followed = await correctLeadership(tx, edit, correction);
      await closeLeadershipEdit(tx, leadershipEditId, { state: 'agreed', ...closed, ...followed });
    },
  };
}

/** By whose it is, or who acts for that one, before it is decided. @throws not_found, not_own_leadership_edit, already_decided */
export async function withdrawLeadershipEdit(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  leadershipEditId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lock(tx);
    const edit = await findLeadershipEdit(tx, leadershipEditId);
    if (!edit) throw errors.notFound(leadershipEdits.name);
    if (!isOfPrincipal(who, { askedBy: edit.proposedBy, onBehalfOf: edit.onBehalfOf })) {
      throw problem('not_own_leadership_edit');
    }
    if (edit.state !== 'proposed') throw errors.alreadyDecided();
    await closeLeadershipEdit(tx, leadershipEditId, { state: 'withdrawn', reason, by: who.accountId, at: now() });
    const payload = { leadershipEditId, ...toldOf(edit), by: who.username, reason };
    await appendFact(tx, { type: 'leadership_edit_withdrawn', subject: subjectOf(edit), payload });
  });
}
