import { isDeepStrictEqual } from 'node:util';
import { type LeadershipCorrected, leaderships, type NewLeadership } from '@rollcall/shared/resources/leaderships';
import { leadershipProblems } from '@rollcall/shared/words/leaderships';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockLeaderships } from '../../registry/leadership-repository.ts';
import { missingUnit } from '../../registry/missing-unit.ts';
import { selectOfficers } from '../../registry/officer-repository.ts';
import { lockRegistry } from '../../registry/registry-lock-repository.ts';
import { deriveLeadersAnew } from './derive-leaders-anew.ts';
import { putTerm, type Term } from './put-term.ts';
import { replaceTerms, selectTerms } from './repository.ts';

const problem = problemsOf(leaderships.problems, leadershipProblems);

/**
 * Corrects who led an officer or a unit in a time that has passed, and names the leaders of findings of that time anew. Saying
 * what is noted already changes nothing.
 * @param session who corrects it; nobody what he is liable for himself
 * @throws bad_request, leadership_backwards, leadership_to_come, leadership_of_self, leadership_differs_now, own_leadership
 */
export async function correctLeadership(
  { db, now }: { db: Database; now: () => Date },
  wanted: NewLeadership,
  session: Pick<SignedIn, 'username' | 'badgeNo'>,
): Promise<LeadershipCorrected> {
  const at = now();
  const { badgeNo, reason } = wanted;
  const by = session.username;
  const correction = { by, at, reason };
  const term = { ...timesOf(wanted, at), unitCode: wanted.unitCode, leaderBadgeNo: wanted.leaderBadgeNo, correction };
  if (badgeNo !== null && term.leaderBadgeNo === badgeNo) throw problem('leadership_of_self');
  return db.transaction().execute(async (tx) => {
    // The registry doesn't change an officer's term meanwhile, accounts not a unit's, and no finding is written by old terms.
    await lockRegistry(tx);
    await lockLeaderships(tx);
    await assertKnown(tx, wanted);
    if (badgeNo !== null && term.ledUntil === null) await assertAsInRegistry(tx, { ...term, badgeNo });
    const led = { badgeNo, unitCode: term.unitCode };
    // A unit that nobody leads has no term; an officer without a leader of his own is led by who leads the unit.
    const isNoted = badgeNo !== null || term.leaderBadgeNo !== null;
    const change = putTerm(await selectTerms(tx, led), term, isNoted);
    const concerned = [badgeNo, term.leaderBadgeNo, ...change.replaced.map(({ leaderBadgeNo }) => leaderBadgeNo)];
    if (session.badgeNo !== null && concerned.includes(session.badgeNo)) throw problem('own_leadership');
    const [replaced, after] = [change.replaced.map(told), change.by.map(told)];
    if (isDeepStrictEqual(replaced, after)) return { findingsChanged: 0, findingsKept: 0 };
    await replaceTerms(tx, change, led);
    const result = await deriveLeadersAnew(tx, { ...term, badgeNo }, correction);
    await appendFact(tx, {
      type: 'leadership_corrected',
      subject: `leadership:${badgeNo ?? term.unitCode}`,
      payload: { ...(badgeNo === null ? {} : { badgeNo }), ...told(term), replaced, ...result, by, reason },
    });
    return result;
  });
}

/** @throws leadership_backwards, leadership_to_come */
function timesOf({ ledFrom, ledUntil }: NewLeadership, at: Date): Pick<Term, 'ledFrom' | 'ledUntil'> {
  const from = ledFrom === null ? null : new Date(ledFrom);
  const until = ledUntil === null ? null : new Date(ledUntil);
  if (from && until && until <= from) throw problem('leadership_backwards');
  if ((from ?? at) > at || (until ?? at) > at) throw problem('leadership_to_come');
  return { ledFrom: from, ledUntil: until };
}

/** @throws bad_request where there is no such unit or officer */
async function assertKnown(tx: Transaction, { badgeNo, unitCode, leaderBadgeNo }: NewLeadership): Promise<void> {
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
async function assertAsInRegistry(tx: Transaction, { badgeNo, unitCode, leaderBadgeNo }: Term & { badgeNo: string }) {
  const [officer] = await selectOfficers(tx, [badgeNo]);
  if (officer?.unitCode !== unitCode || officer.leaderBadgeNo !== leaderBadgeNo)
    throw problem('leadership_differs_now');
}

/** What facts tell of a term. */
function told({ unitCode, leaderBadgeNo, ledFrom, ledUntil }: Term): object {
  return { unitCode, leaderBadgeNo, ledFrom, ledUntil };
}
