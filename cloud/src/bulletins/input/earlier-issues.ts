import type { BulletinContent, Issue } from '@rollcall/shared/bulletins/content';
import { nameable } from '@rollcall/shared/bulletins/criticism-rules';
import { rowKindsOfFormat } from '@rollcall/shared/bulletins/formats';
import type { BulletinInput, EarlierIssue, FallenWhy, MovedRow, NamedBefore } from '@rollcall/shared/bulletins/input';
import type { MetricInput, MetricRowKind } from '@rollcall/shared/metrics/input';
import type { Transaction } from '../../db/database.ts';
import { compareRows, personIn, renumberRow } from './compare-rows.ts';
import {
  type EntryNow,
  type FindingNow,
  type StandingDecision,
  selectEntriesNow,
  selectFindingsNow,
} from './decisions-repository.ts';
import type { StoredIssue } from './issues-repository.ts';
import { type NumberOf, numberRows } from './number-persons.ts';

/** What an issue is called; undefined: it isn't sealed. */
export function issueOf({ kind, state, year, number }: StoredIssue): Issue | undefined {
  return state === 'sealed' && year !== null && number !== null ? { kind, year, number } : undefined;
}

const isSame = (one: Issue, other: Issue) =>
  one.kind === other.kind && one.year === other.year && one.number === other.number;

/** Rows of an earlier issue that moved, in badge numbers where they are known; `unknown:` stands before others. */
export interface MovedThen {
  issue: StoredIssue;
  moved: Partial<Record<MetricRowKind, MovedRow[]>>;
  /** Of the numbers that stand in it. */
  badgeNoOf(person: string): string | undefined;
}

const unknownNow = 'now:';

/** Compares what a sealed issue was made of with the same period as it is known now. */
export function compareIssue(issue: StoredIssue, then: BulletinInput, now: MetricInput): MovedThen {
  const numbers = new Map([...issue.persons].map(([person, badgeNo]) => [badgeNo, person]));
  const rows = numberRows(now, (badgeNo) => numbers.get(badgeNo) ?? `${unknownNow}${badgeNo}`);
  const isUnknown = (person: string) => person.startsWith(unknownNow) || !issue.persons.has(person);
  const moved = rowKindsOfFormat(then.format).flatMap((kind) => {
    const found = compareRows(then.rows[kind]?.rows ?? [], rows[kind].rows, isUnknown);
    return found.length === 0 ? [] : [[kind, found]];
  });
  return {
    issue,
    moved: Object.fromEntries(moved),
    badgeNoOf: (person) =>
      person.startsWith(unknownNow) ? person.slice(unknownNow.length) : issue.persons.get(person),
  };
}

/** Everybody who stands in the rows that moved. */
export function badgeNosOf({ moved, badgeNoOf }: MovedThen): string[] {
  return Object.values(moved)
    .flat()
    .flatMap((pair) => pair.flatMap((row) => badgeNoOf(personIn(row) ?? '') ?? []));
}

/** In the numbers of the new issue. Whose name was erased keeps a number of his own: `e7`. */
export function toEarlier(
  { issue, moved, badgeNoOf }: MovedThen,
  numberOf: NumberOf,
  later: readonly StoredIssue[],
): EarlierIssue[] {
  const name = issueOf(issue);
  if (!name) return [];
  const renumber = (person: string) => {
    const badgeNo = badgeNoOf(person);
    return badgeNo === undefined ? `e${person.slice(1)}` : numberOf(badgeNo);
  };
  return [
    {
      issue: name,
      period: { from: issue.periodFrom, to: issue.periodTo },
      figures: Object.fromEntries(
        issue.content.overview.units.map(({ unitCode, figures }) => [
          unitCode ?? '',
          Object.fromEntries(figures.map(({ metric, now }) => [metric, now])),
        ]),
      ),
      corrected: later.flatMap(({ state, content }) =>
        state === 'sealed'
          ? content.corrections
              .filter((one) => isSame(one.issue, name))
              .map(({ metric, unitCode, is }) => ({ metric, unitCode, value: is }))
          : [],
      ),
      moved: Object.fromEntries(
        Object.entries(moved).map(([kind, pairs]) => [
          kind,
          pairs.map((pair) =>
            pair.map((row) => (row === null ? null : renumberRow(kind as MetricRowKind, row, renumber))),
          ),
        ]),
      ) as EarlierIssue['moved'],
    },
  ];
}

type Named = BulletinContent['criticism']['persons'][number];

/** Whom an issue names, or would have named, had people not taken him off. */
function namedIn({ content, texts }: StoredIssue, { takenOff }: { takenOff: boolean }): Named[] {
  const off = new Set(takenOff ? [] : texts.takenOff.map(({ key }) => key));
  return content.criticism.persons.filter(({ key }) => !off.has(key));
}

/** Of whom earlier issues counted which decision: of their kind all that could be named, of the other those that were cited. */
export function countedBefore(
  issues: readonly StoredIssue[],
  previous: { issue: StoredIssue; input: BulletinInput } | undefined,
  standing: readonly StandingDecision[],
): { decisionId: string; badgeNo: string | null }[] {
  const ids = new Set(standing.map(({ decisionId }) => decisionId));
  const chain = previous
    ? [...previous.input.counted, ...nameable(previous.input)].flatMap(({ decisionId, person }) => {
        const badgeNo = person === null ? null : (previous.issue.persons.get(person) ?? null);
        return ids.has(decisionId) ? [{ decisionId, badgeNo }] : [];
      })
    : [];
  const byFinding = new Map(standing.map((one) => [`${one.findingId} ${one.decidedAt.toISOString()}`, one.decisionId]));
  const cited = issues.flatMap((issue) =>
    namedIn(issue, { takenOff: true }).flatMap(({ person, decisions }) =>
      decisions.flatMap(({ findingId, decidedAt }) => {
        const decisionId = byFinding.get(`${findingId} ${new Date(decidedAt).toISOString()}`);
        return decisionId === undefined ? [] : [{ decisionId, badgeNo: issue.persons.get(person) ?? null }];
      }),
    ),
  );
  const all = new Map([...chain, ...cited].map((one) => [`${one.decisionId} ${one.badgeNo}`, one]));
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
}

/** Who was named by which case, and for which findings, in earlier issues. */
export function namedByCase(issues: readonly StoredIssue[]): { cases: Set<string>; findings: Set<string> } {
  const named = issues.flatMap((issue) =>
    namedIn(issue, { takenOff: true }).map((one) => ({ ...one, badgeNo: issue.persons.get(one.person) ?? '' })),
  );
  return {
    cases: new Set(named.flatMap(({ caseId, badgeNo }) => (caseId === null ? [] : [`${caseId} ${badgeNo}`]))),
    findings: new Set(
      named.flatMap(({ decisions, badgeNo }) => decisions.map(({ findingId }) => `${findingId} ${badgeNo}`)),
    ),
  };
}

export type NamedThen = Omit<NamedBefore, 'person'> & { badgeNo: string | null };

/** Whom sealed issues of this kind named, with what became of it; without those who were cleared since. */
export async function selectNamedBefore(tx: Transaction, issues: readonly StoredIssue[]): Promise<NamedThen[]> {
  const cleared = issues.flatMap(({ content }) => content.cleared);
  const named = issues.flatMap((issue) => {
    const name = issueOf(issue);
    if (!name) return [];
    return namedIn(issue, { takenOff: false })
      .filter(({ key }) => !cleared.some((one) => isSame(one.issue, name) && one.key === key))
      .map((one) => ({ issue, name, one }));
  });
  const findings = await selectFindingsNow(
    tx,
    named.flatMap(({ one }) => one.decisions.map(({ findingId }) => findingId)),
  );
  const entries = await selectEntriesNow(
    tx,
    named.flatMap(({ one }) => one.caseId ?? []),
  );
  return named.map(({ issue, name, one }) => {
    const badgeNo = issue.persons.get(one.person) ?? null;
    return {
      ...{ issue: name, key: one.key, rule: one.rule, unitCode: one.unitCode },
      badgeNo: issue.quiet.has(one.person) ? null : badgeNo,
      decisions: one.decisions.map((decision) =>
        whyFallen(findings.get(decision.findingId), { ...decision, rule: one.rule, badgeNo }),
      ),
      case: one.caseId === null ? null : whyCaseFallen(entries, one.caseId, badgeNo),
    };
  });
}

/** Why a decision no longer stands by which somebody was named. */
function whyFallen(
  now: FindingNow | undefined,
  { decidedAt, rule, badgeNo }: { decidedAt: string; rule: Named['rule']; badgeNo: string | null },
): FallenWhy | null {
  if (!now) return 'unfounded';
  if (now.state === 'set_aside' || now.handling === 'unfounded') {
    return (now.upheldAt?.getTime() ?? 0) >= Date.parse(decidedAt) ? 'appeal_upheld' : 'unfounded';
  }
  if (now.handling === 'excused' || now.step === 'excuse') return 'excused';
  if (now.step === null && now.handling === 'closed') return 'unfounded';
  if (now.step === 'unfounded') return 'unfounded';
  if (now.step !== 'confirm') return 'reopened';
  const isOfHim = badgeNo === null || (now.badgeNos ?? []).includes(badgeNo);
  const isSuch =
    rule === 'confirmed_deletion' ? now.violationClass === 'unauthorised_deletion' : now.violationClass !== null;
  return isOfHim && isSuch ? null : 'corrected';
}

function whyCaseFallen(entries: readonly EntryNow[], caseId: string, badgeNo: string | null): FallenWhy | null {
  const own = entries.filter((one) => one.caseId === caseId && (badgeNo === null || one.badgeNo === badgeNo));
  const isNamed = ({ state, outcome, isVoid }: EntryNow) =>
    state === 'final' && outcome === 'named_criticism' && !isVoid;
  if (own.some(isNamed)) return null;
  if (own.some(({ isVoid }) => isVoid)) return 'appeal_upheld';
  if (own.length === 0 || own.some(({ state }) => state === 'ended')) return 'unfounded';
  return own.some(({ state }) => state !== 'final') ? 'reopened' : 'corrected';
}
