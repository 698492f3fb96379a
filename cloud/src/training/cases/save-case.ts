import { isDeepStrictEqual } from 'node:util';
import type { CaseTexts } from '@rollcall/shared/resources/training-cases';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { concernedBy } from '../../findings/handling/handled-finding.ts';
import { findHandled, lockHandled } from '../../findings/handling/repository.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { assertRevealsNobody } from '../assert-reveals-nobody.ts';
import { caseProblem } from '../problem.ts';
import { type CaseWriter, holdCandidate, readStrip } from './propose-case.ts';
import {
  confirmedAs,
  findCase,
  insertCase,
  lockCase,
  type NewCase,
  type StoredCase,
  updateTexts,
  updateWithdrawn,
} from './repository.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/** What is left out stays. */
type Changes = { [Field in keyof CaseTexts]?: CaseTexts[Field] | undefined };

/**
 * Adds a case of a finding, or one from elsewhere.
 * @returns its id
 * @throws not_found, recused, not_yet_second_person, case_finding_taken, case_not_of_finding, case_names
 */
export async function addCase(
  { db, now }: Deps,
  who: CaseWriter,
  { findingId, source, ...texts }: CaseTexts & { findingId?: string | undefined; source?: string | undefined },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    if (findingId === undefined) {
      const one = { ...texts, strip: null, findingId: null, source: source ?? '' };
      await assertRevealsNobody(tx, written(one), 'case_names');
      return insertWithFact(tx, one, { by: who.username, at: now() });
    }
    const { candidate, at } = await holdCandidate(tx, who, findingId, now);
    // A case says what was decided.
    if (candidate.violationClass !== texts.violationClass) throw caseProblem('case_not_of_finding');
    const one = { ...texts, strip: await readStrip(tx, candidate, at), findingId, source: null };
    await assertRevealsNobody(tx, written(one), 'case_names');
    return insertWithFact(tx, one, { by: who.username, at });
  });
}

/**
 * Changes what a case says. One that left because its finding was decided otherwise comes back so, as what that is now.
 * @throws not_found, recused, not_yet_second_person, case_withdrawn, case_changed, case_not_of_finding, case_names
 */
export async function changeCase(
  { db }: Deps,
  who: CaseWriter,
  caseId: string,
  { version, ...changes }: Changes & { version: number },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await holdCase(tx, who, caseId);
    const confirmed = before.findingId === null ? undefined : await confirmedAs(tx, before.findingId);
    if (!canChange(before, confirmed)) throw caseProblem('case_withdrawn');
    if (before.version !== version) throw caseProblem('case_changed');
    if (confirmed && changes.violationClass && changes.violationClass !== confirmed) {
      throw caseProblem('case_not_of_finding');
    }
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after = { ...textsOf(before), ...Object.fromEntries(given), ...(confirmed && { violationClass: confirmed }) };
    if (isDeepStrictEqual(textsOf(before), after)) return;
    await assertRevealsNobody(tx, written(after), 'case_names');
    await updateWithFact(tx, before, after, who.username);
  });
}

/** Whether people can still change it: nobody took it out, and its finding, if it has one, stands. */
export function canChange({ withdrawnReason, findingId }: StoredCase, confirmed: string | undefined): boolean {
  return withdrawnReason === null && (findingId === null || confirmed !== undefined);
}

/** @throws not_found, recused, not_yet_second_person, case_withdrawn, case_names */
export async function withdrawCase({ db, now }: Deps, who: CaseWriter, caseId: string, reason: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await holdCase(tx, who, caseId);
    if (before.withdrawnReason !== null) throw caseProblem('case_withdrawn');
    await assertRevealsNobody(tx, { reason }, 'case_names');
    await updateWithdrawn(tx, caseId, reason, now());
    await appendFact(tx, {
      type: 'training_case_withdrawn',
      subject: `training_case:${caseId}`,
      payload: { ...toldOf(before), reason, by: who.username },
    });
  });
}

/** A case, and its finding, held. The finding comes first, as wherever it is decided about. */
async function holdCase(tx: Transaction, who: CaseWriter, caseId: string): Promise<StoredCase> {
  const { findingId } = (await findCase(tx, caseId)) ?? {};
  if (findingId) await lockHandled(tx, findingId, who.dataScope);
  const before = await lockCase(tx, caseId);
  if (!before) throw errors.notFound(`The case ${caseId}`);
  const finding = findingId ? await findHandled(tx, findingId) : undefined;
  if (finding) await assertNotRecused(tx, who, concernedBy(finding));
  return before;
}

/** Call it when the case tells of nobody. @returns its id */
export async function insertWithFact(tx: Transaction, one: NewCase, { by, at }: { by: string; at: Date }) {
  const { caseId, caseNo, origin } = await insertCase(tx, one, { by, at });
  await appendFact(tx, {
    type: 'training_case_added',
    subject: `training_case:${caseId}`,
    payload: { ...toldOf({ caseNo, origin, violationClass: one.violationClass }), by },
  });
  return caseId;
}

/** Call it when the texts tell of nobody. */
export async function updateWithFact(tx: Transaction, before: StoredCase, after: CaseTexts, by: string): Promise<void> {
  await updateTexts(tx, before.caseId, after);
  await appendFact(tx, {
    type: 'training_case_changed',
    subject: `training_case:${before.caseId}`,
    payload: { ...toldOf({ ...before, violationClass: after.violationClass }), by },
  });
}

export function textsOf({ title, violationClass, text, rule, advice }: CaseTexts): CaseTexts {
  return { title, violationClass, text, rule, advice };
}

/** What people wrote, by field. */
export function written({ title, text, rule, advice, source }: Partial<CaseTexts> & { source?: string | null }) {
  const all = { title, text, rule, advice, source: source ?? undefined };
  return Object.fromEntries(Object.entries(all).flatMap(([path, said]) => (said === undefined ? [] : [[path, said]])));
}

/** Facts hold no texts. */
function toldOf({ caseNo, violationClass, origin }: Pick<StoredCase, 'caseNo' | 'violationClass' | 'origin'>) {
  return { caseNo, violationClass, origin };
}
