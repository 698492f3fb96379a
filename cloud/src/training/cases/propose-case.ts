import type { FindingDetail, FindingKind, ViolationClass } from '@rollcall/shared/http/findings';
import type { CaseProposal, CaseStrip } from '@rollcall/shared/resources/training-cases';
import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import {
  caseDrafts,
  caseLengthWords,
  caseTeaching,
  type ToldOfCase,
} from '@rollcall/shared/words/training-case-drafts';
import { assertNotRecused, findRecusals } from '../../auth/assert-not-recused.ts';
import { selectCoverage } from '../../coverage/coverage-repository.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { concernedBy, type HandledFinding } from '../../findings/handling/handled-finding.ts';
import { findHandled, lockHandled } from '../../findings/handling/repository.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { caseProblem } from '../problem.ts';
import { type CandidateRow, findCandidate, hasCase, selectCandidates } from './repository.ts';
import { stripOf } from './strip-of.ts';

export type CaseWriter = Pick<SignedIn, 'accountId' | 'username'> & { dataScope: DataScope };

/** So many are offered. */
const mostCandidates = 50;

/** The newest findings of which this person can make a case. */
export async function listCandidates(db: Database, who: CaseWriter): Promise<CandidateRow[]> {
  const all = await selectCandidates(db, mostCandidates);
  const concerned = new Map<string, string[]>();
  for (const { findingId } of all) {
    const finding = await findHandled(db, findingId);
    if (finding) concerned.set(findingId, concernedBy(finding));
  }
  const recusalOf = await findRecusals(db, who, [...concerned.values()].flat());
  return all.filter(({ findingId }) => recusalOf(concerned.get(findingId) ?? []) === undefined);
}

/** @throws not_found, recused, not_yet_second_person, case_finding_taken, case_not_of_finding */
export async function proposeCase(
  db: Database,
  who: CaseWriter,
  findingId: string,
  { language, now }: { language: Language; now: Date },
): Promise<CaseProposal> {
  const finding = await findHandled(db, findingId);
  if (!finding) throw errors.notFound(`The finding ${findingId}`);
  const candidate = await takeCandidate(db, who, finding);
  const { kind, violationClass } = candidate;
  const texts = draftCase({ kind, violationClass, detail: finding.detail }, language);
  return { ...texts, violationClass, strip: await readStrip(db, candidate, now) };
}

/**
 * A finding of which this person makes a case, held.
 * @throws as `proposeCase`
 */
export async function holdCandidate(
  tx: Transaction,
  who: CaseWriter,
  findingId: string,
  now: () => Date,
): Promise<{ candidate: CandidateRow; at: Date }> {
  const finding = await lockHandled(tx, findingId, who.dataScope);
  if (!finding) throw errors.notFound(`The finding ${findingId}`);
  const at = now();
  return { candidate: await takeCandidate(tx, who, finding), at };
}

/** Nobody makes a case of what concerns himself, or somebody of whom he is recused. */
async function takeCandidate(
  db: Database | Transaction,
  who: CaseWriter,
  finding: HandledFinding,
): Promise<CandidateRow> {
  await assertNotRecused(db, who, concernedBy(finding));
  if (await hasCase(db, finding.findingId)) throw caseProblem('case_finding_taken');
  const candidate = await findCandidate(db, finding.findingId);
  if (!candidate) throw caseProblem('case_not_of_finding');
  return candidate;
}

/** What was recorded of the shift of a finding; null where it has none. */
export async function readStrip(
  db: Database | Transaction,
  { shiftId }: Pick<CandidateRow, 'shiftId'>,
  asOf: Date,
): Promise<CaseStrip | null> {
  if (shiftId === null) return null;
  const parameters = await readParameters(db);
  const [shift] = await selectCoverage(db, { shiftIds: [shiftId] }, { asOf, parameters });
  return shift === undefined ? null : stripOf(shift);
}

type Told = Pick<FindingDetail, 'requiredMs' | 'missingMs' | 'spotCheck'>;

/** A case about such a finding, to be edited. */
export function draftCase(
  { kind, violationClass, detail }: { kind: FindingKind; violationClass: ViolationClass; detail: Told },
  language: Language,
): { title: string; text: string; rule: string; advice: string } {
  const { title, text } = caseDrafts[kind];
  const { rule, advice } = caseTeaching[violationClass];
  return {
    title: title[language],
    text: text[language](toldOf(detail, language)),
    rule: rule[language],
    advice: advice[language],
  };
}

/** Whole minutes, so that what was recorded and what is missing add up. */
function toldOf({ requiredMs, missingMs, spotCheck }: Told, language: Language): ToldOfCase {
  const required = Math.round(requiredMs / 60_000);
  const missing = Math.min(required, Math.max(missingMs > 0 ? 1 : 0, Math.round(missingMs / 60_000)));
  const say = (minutes: number) => lengthIn(minutes, language);
  return {
    required: say(required),
    recorded: say(required - missing),
    missing: say(missing > 0 ? missing : Math.max(1, Math.round(missingMs / 60_000))),
    item: spotCheck?.itemName ?? null,
  };
}

function lengthIn(total: number, language: Language): string {
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  const words = wordsIn(caseLengthWords, language);
  const parts = [hours > 0 && words.hours(hours), (minutes > 0 || hours === 0) && words.minutes(minutes)];
  return parts.filter(Boolean).join(' ');
}
