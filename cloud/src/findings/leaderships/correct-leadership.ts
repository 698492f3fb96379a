import { isDeepStrictEqual } from 'node:util';
import { leaderships, type NewLeadership } from '@rollcall/shared/resources/leaderships';
import { leadershipProblems } from '@rollcall/shared/words/leaderships';
import type { Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { missingUnit } from '../../registry/missing-unit.ts';
import { selectOfficers } from '../../registry/officer-repository.ts';
import { deriveLeadersAnew, type LeadershipCorrected } from './derive-leaders-anew.ts';
import { putTerm, type Term } from './put-term.ts';
import { type KnownTerm, replaceTerms, selectTerms } from './repository.ts';

const problem = problemsOf(leaderships.problems, leadershipProblems);

/** Who led whom in a time that has passed. */
export type WantedTerm = Pick<Term, 'unitCode' | 'leaderBadgeNo' | 'ledFrom' | 'ledUntil'> & { badgeNo: string | null };

/** @throws leadership_of_self, leadership_backwards, leadership_to_come */
export function wantedTerm({ badgeNo, unitCode, leaderBadgeNo, ...times }: NewLeadership, at: Date): WantedTerm {
  if (badgeNo !== null && leaderBadgeNo === badgeNo) throw problem('leadership_of_self');
  const ledFrom = times.ledFrom === null ? null : new Date(times.ledFrom);
  const ledUntil = times.ledUntil === null ? null : new Date(times.ledUntil);
  if (ledFrom && ledUntil && ledUntil <= ledFrom) throw problem('leadership_backwards');
  if ((ledFrom ?? at) > at || (ledUntil ?? at) > at) throw problem('leadership_to_come');
  return { badgeNo, unitCode, leaderBadgeNo, ledFrom, ledUntil };
}

/**
 * What a correction replaces, and by what. The caller holds the locks of registry and leaderships.
 * @returns undefined where that is noted already
 * @throws bad_request, leadership_differs_now
 */
export async function changeOf(
  tx: Transaction,
  term: WantedTerm,
  correction: Term['correction'],
): Promise<{ replaced: KnownTerm[]; by: Term[] } | undefined> {
  await assertKnown(tx, term);
  const { badgeNo, ...wanted } = term;
  if (badgeNo !== null && term.ledUntil === null) await assertAsInRegistry(tx, { ...term, badgeNo });
  // A unit that nobody leads has no term; an officer without a leader of his own is led by who leads the unit.
  const isNoted = badgeNo !== null || term.leaderBadgeNo !== null;
  const change = putTerm(await selectTerms(tx, term), { ...wanted, correction }, isNoted);
  return isDeepStrictEqual(change.replaced.map(told), change.by.map(told)) ? undefined : change;
}

/**
 * Corrects who led an officer or a unit in a time that has passed, and names the leaders of findings of that time anew. What is noted
 * already changes nothing. The caller holds the locks of registry and leaderships.
 * @throws bad_request, leadership_differs_now
 */
export async function correctLeadership(
  tx: Transaction,
  term: WantedTerm,
  { approvedBy, ...correction }: { by: string; at: Date; reason: string; approvedBy: string },
): Promise<LeadershipCorrected> {
  const change = await changeOf(tx, term, correction);
  if (change === undefined) return { findingsChanged: 0, findingsKept: 0 };
  const { badgeNo, unitCode } = term;
  await replaceTerms(tx, change, term);
  const result = await deriveLeadersAnew(tx, term, { ...correction, approvedBy });
  const { by, reason } = correction;
  await appendFact(tx, {
    type: 'leadership_corrected',
    subject: `leadership:${badgeNo ?? unitCode}`,
    payload: {
      ...(badgeNo === null ? {} : { badgeNo }),
      ...told(term),
      replaced: change.replaced.map(told),
      ...result,
      by,
      approvedBy,
      reason,
    },
  });
  return result;
}

/** @throws bad_request where there is no such unit or officer */
async function assertKnown(tx: Transaction, { badgeNo, unitCode, leaderBadgeNo }: WantedTerm): Promise<void> {
  const people = { badgeNo, leaderBadgeNo };
  const known = await selectOfficers(
    tx,
    Object.values(people).filter((one) => one !== null),
  );
  const missing = Object.entries(people)
    .filter(([, one]) => one !== null && !known.some((officer) => officer.badgeNo === one))
    .map(([field, one]) => ({ path: `body.${field}`, message: `there is no officer ${one}` }));
  const problems = [...(await missingUnit(tx, 'unitCode', unitCode, { forPast: true })), ...missing];
  if (problems.length > 0) throw errors.badRequest(problems);
}

/** What is so now stands in the registry, and is changed there. @throws leadership_differs_now */
async function assertAsInRegistry(
  tx: Transaction,
  { badgeNo, unitCode, leaderBadgeNo }: WantedTerm & { badgeNo: string },
) {
  const [officer] = await selectOfficers(tx, [badgeNo]);
  if (officer?.unitCode !== unitCode || officer.leaderBadgeNo !== leaderBadgeNo)
    throw problem('leadership_differs_now');
}

/** What facts tell of a term. */
export function told({ unitCode, leaderBadgeNo, ledFrom, ledUntil }: Omit<Term, 'correction'>): object {
  return { unitCode, leaderBadgeNo, ledFrom, ledUntil };
}
