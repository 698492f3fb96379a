import type { Transaction } from '../../db/database.ts';
import {
  type FinalCase,
  type StandingDecision,
  selectFinalCases,
  selectStandingDecisions,
} from './decisions-repository.ts';
import { countedBefore, type NamedThen, namedByCase, selectNamedBefore } from './earlier-issues.ts';
import { findInput, type StoredIssue } from './issues-repository.ts';

/** What rules of criticism look at, in badge numbers. */
interface Criticism {
  decisions: StandingDecision[];
  counted: { decisionId: string; badgeNo: string | null }[];
  cases: FinalCase[];
  /** Whether an earlier issue named him for this finding. */
  wasNamed(findingId: string, badgeNo: string): boolean;
  namedThen: NamedThen[];
}

/**
 * Decisions and cases that no earlier issue counted, and what became of those that one named.
 * @param issues of both kinds @param own of this kind
 */
export async function readCriticism(
  tx: Transaction,
  { issues, own, ...within }: { issues: readonly StoredIssue[]; own: readonly StoredIssue[]; since: Date; asOf: Date },
): Promise<Criticism> {
  const previous = own.at(-1);
  const standing = await selectStandingDecisions(tx, within);
  const input = previous && { issue: previous, input: await findInput(tx, previous.bulletinId) };
  const counted = countedBefore(issues, input, standing);
  const countedOf = new Set(counted.map(({ decisionId, badgeNo }) => `${decisionId} ${badgeNo}`));
  const isCounted = (decisionId: string, badgeNo: string) =>
    countedOf.has(`${decisionId} ${badgeNo}`) || countedOf.has(`${decisionId} null`);
  const named = namedByCase(issues);
  const cases = await selectFinalCases(tx, within);
  return {
    decisions: standing
      .map((one) => ({ ...one, persons: one.persons.filter(({ badgeNo }) => !isCounted(one.decisionId, badgeNo)) }))
      .filter(({ persons }) => persons.length > 0),
    counted,
    cases: cases.filter(({ caseId, badgeNo }) => !named.cases.has(`${caseId} ${badgeNo}`)),
    wasNamed: (findingId, badgeNo) => named.findings.has(`${findingId} ${badgeNo}`),
    namedThen: await selectNamedBefore(tx, own),
  };
}
