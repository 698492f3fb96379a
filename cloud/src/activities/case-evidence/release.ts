import { caseEvidence } from '@rollcall/shared/resources/case-evidence';
import { caseEvidenceProblems } from '@rollcall/shared/words/case-evidence';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { selectLiable } from '../../auth/liable.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import {
  closeRelease,
  countReleased,
  findOpenRelease,
  findRelease,
  insertRelease,
  saveReleased,
  selectPeopleOf,
  takeUpRelease,
} from './repository.ts';

const problem = problemsOf(caseEvidence.problems, caseEvidenceProblems);

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Proposes to take off all that an activity keeps by a number, or takes up what HQ proposed. A second person decides.
 * @throws nothing_to_release, evidence_release_open, recused
 */
export async function proposeRelease(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { activityId, caseNo, reason }: { activityId: string; caseNo: string; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const { badgeNos } = await selectPeopleOf(tx, activityId);
    await assertNotRecused(tx, who, badgeNos);
    const open = await findOpenRelease(tx, activityId, caseNo);
    if (open?.proposed_by) throw problem('evidence_release_open');
    const proposed = { proposedBy: who.accountId, onBehalfOf: principalId(), reason, at: now() };
    const releaseId = open
      ? await takeUpRelease(tx, open.release_id, proposed)
      : await insertRelease(tx, { activityId, caseNo, ...proposed });
    const files = await countReleased(tx, releaseId);
    if (files === 0) throw problem('nothing_to_release');
    await appendFact(tx, {
      type: 'case_evidence_release_proposed',
      subject: `activity:${activityId}`,
      payload: {
        releaseId,
        caseNo,
        releaseCause: open?.cause ?? 'release_asked',
        evidenceFiles: files,
        by: who.username,
        reason,
      },
    });
    await notifyRetention(tx);
  });
}

/**
 * That evidence is taken off. Who proposed it only takes it back; what HQ proposed is granted once somebody took it up, because it takes
 * two. Nobody decides about footage of his own activity. What is taken off is kept as its category asks, and restricted as before.
 */
export const evidenceReleases = {
  name: 'The proposal',
  action: 'retention.approve',
  facts: { granted: 'case_evidence_release_agreed', refused: 'case_evidence_release_refused' },
  find: (db, releaseId) => requestOf(db, releaseId),
  async lock(tx, releaseId) {
    await lockDutyExclusive(tx);
    return requestOf(tx, releaseId);
  },
} as const satisfies RequestKind;

async function requestOf(db: Database | Transaction, releaseId: string): Promise<WaitingRequest | undefined> {
  const release = await findRelease(db, releaseId);
  if (!release) return undefined;
  const { activity_id: activityId, case_no: caseNo, cause, proposed_by, on_behalf_of } = release;
  const { badgeNos, unitCode, times } = await selectPeopleOf(db, activityId);
  const files = await countReleased(db, releaseId);
  const assertTwo = (outcome: string) => {
    if (outcome === 'granted' && proposed_by === null) throw problem('evidence_release_not_taken_up');
  };
  const concerned = [...badgeNos, ...(await selectLiable(db, times))];
  return {
    subject: `activity:${activityId}`,
    findingId: null,
    unitCode,
    badgeNo: null,
    waits: release.state === 'proposed',
    // Who proposed it withdraws it, and enters no paper about it either.
    barred: { askers: [proposed_by, on_behalf_of], own: () => problem('own_evidence_release'), concerned },
    told: { releaseId, caseNo, releaseCause: cause, evidenceFiles: files },
    assertFits: ({ outcome }) => assertTwo(outcome),
    async settle(tx, { outcome, reason, by, at, outside }) {
      assertTwo(outcome);
      const granted = outcome === 'granted';
      if (granted) await saveReleased(tx, releaseId, at);
      const outsideDecisionId = outside?.outsideDecisionId ?? null;
      await closeRelease(tx, releaseId, { state: granted ? 'agreed' : 'refused', reason, by, at, outsideDecisionId });
      await notifyRetention(tx);
    },
  };
}

/** The same of who saw so many recordings on it. @throws wrong_evidence_count when it takes off another number by now */
export function releasesOf(files: number) {
  return {
    ...evidenceReleases,
    async lock(tx, releaseId) {
      const request = await evidenceReleases.lock(tx, releaseId);
      const counted = await countReleased(tx, releaseId);
      if (request?.waits && counted !== files) {
        throw problem('wrong_evidence_count', { detail: `It takes off ${counted} recordings.` });
      }
      return request;
    },
  } as const satisfies RequestKind;
}

/** Withdraws a proposal, by its proposer or whoever acts for the proposer. @throws already_decided, not_own_evidence_release */
export async function withdrawRelease(
  { db, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  releaseId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const release = await findRelease(tx, releaseId);
    if (!release) throw errors.notFound(evidenceReleases.name);
    const askers = { askedBy: release.proposed_by, onBehalfOf: release.on_behalf_of };
    if (!isOfPrincipal(who, askers)) throw problem('not_own_evidence_release');
    if (release.state !== 'proposed') throw errors.alreadyDecided();
    const { activity_id: activityId, case_no: caseNo } = release;
    await closeRelease(tx, releaseId, {
      state: 'withdrawn',
      reason,
      by: who.accountId,
      at: now(),
      outsideDecisionId: null,
    });
    await appendFact(tx, {
      type: 'case_evidence_release_withdrawn',
      subject: `activity:${activityId}`,
      payload: { releaseId, caseNo, by: who.username, reason },
    });
    await notifyRetention(tx);
  });
}

async function notifyRetention(tx: Transaction): Promise<void> {
  await notifyLive(tx, [
    { topic: 'retention', unitCodes: [] },
    { topic: 'recordings', unitCodes: [] },
  ]);
}
