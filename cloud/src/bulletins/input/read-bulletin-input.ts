import type { BulletinKind } from '@rollcall/shared/bulletins/content';
import { newestFormat } from '@rollcall/shared/bulletins/formats';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import { periodAt, periodsBefore } from '@rollcall/shared/bulletins/periods';
import { metricRowKinds } from '@rollcall/shared/metrics/input';
import { compareKeys } from '@rollcall/shared/metrics/metrics';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { Database, Transaction } from '../../db/database.ts';
import { selectReOffencesConfirmed } from '../../findings/re-offences/repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { selectChanges } from './changes-repository.ts';
import { selectDrawsDone, selectInspections, selectRectifications } from './checks-repository.ts';
import { badgeNosOf, compareIssue, issueOf, type MovedThen, toEarlier } from './earlier-issues.ts';
import { selectFindings } from './findings-repository.ts';
import { findInput, type StoredIssue, selectIssues, selectReceipts } from './issues-repository.ts';
import { numberPersons, numberRows } from './number-persons.ts';
import { readCriticism } from './read-criticism.ts';
import { type Figures, readFigures } from './read-figures.ts';
import { readScoresOfMonth } from './read-scores-of-month.ts';
import { seenUntilOf } from './seen-until.ts';
import {
  selectCampaigns,
  selectMissingGuarantees,
  selectNames,
  selectOutages,
  selectUnits,
} from './system-repository.ts';

/** Figures of so many issues are compared with what is known now. */
const compared = { weekly: 8, monthly: 3 } as const;
/** What was decided, and who was named, longer ago than this is let rest. */
const longestDays = 400;
const dayMs = 24 * 60 * 60_000;

interface Asked {
  kind: BulletinKind;
  cutOff: Date;
  takenAt: Date;
}

/**
 * Everything that a bulletin is made of, read as of one moment, and who its persons are. Names and badge numbers stand in `persons`
 * alone. Figures are as known when they are read; whom it names, and what changed since the last issue, goes by the cut-off.
 */
export async function readBulletinInput(
  db: Database,
  asked: Asked,
): Promise<{ input: BulletinInput; persons: { person: string; badgeNo: string; name: string }[] }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => read(tx, asked));
}

async function read(tx: Transaction, { kind, cutOff, takenAt }: Asked) {
  const parameters = await readParameters(tx);
  const names = await selectNames(tx);
  const period = periodAt(kind, cutOff);
  const before = periodsBefore(kind, period, 1);
  const excluded = addDays(period.to, 1);
  const [begin, end] = [startOfLocalDate(period.from), startOfLocalDate(excluded)];

  const longAgo = new Date(cutOff.getTime() - longestDays * dayMs);
  const issues = await selectIssues(tx, { since: longAgo, before: cutOff });
  const own = issues.filter((issue) => issue.kind === kind);
  const previous = own.at(-1);
  const since = previous?.cutOff ?? begin;
  const oldest = periodsBefore(kind, period, compared[kind]).from;
  const sealed = own.filter((issue) => issueOf(issue) && issue.periodFrom >= oldest && issue.periodFrom < period.from);
  const { importDeadlineHours, reOffenceDays } = parameters;
  const figures = await readFigures(tx, {
    ...{ kind, period, earliest: sealed[0]?.periodFrom, asOf: takenAt, importDeadlineHours, reOffenceDays },
  });
  const moved = await compareIssues(tx, sealed, figures);

  // The first issue doesn't begin with what was decided long ago.
  const decidedSince = previous ? longAgo : startOfLocalDate(before.from);
  const criticism = await readCriticism(tx, { issues, own, since: decidedSince, asOf: cutOff });
  const { decisions, counted, cases, namedThen } = criticism;
  const { findings, troubled } = await selectFindings(tx, { from: period.from, to: excluded, asOf: takenAt });

  const badgeNos = new Set([
    ...metricRowKinds.flatMap((rows) => figures.now[rows].flatMap(({ badgeNo }) => badgeNo ?? [])),
    ...moved.flatMap(badgeNosOf),
    ...decisions.flatMap(({ persons }) => persons.map(({ badgeNo }) => badgeNo)),
    ...counted.flatMap(({ badgeNo }) => badgeNo ?? []),
    ...cases.map(({ badgeNo }) => badgeNo),
    ...namedThen.flatMap(({ badgeNo }) => badgeNo ?? []),
    ...troubled,
  ]);
  const numbers = numberPersons(badgeNos);
  const numberOf = (badgeNo: string) => {
    const person = numbers.get(badgeNo);
    if (person === undefined) throw new Error('a person without a number');
    return person;
  };
  const byPerson = (one: { person: string }, other: { person: string }) =>
    Number(one.person.slice(1)) - Number(other.person.slice(1));
  const rows = numberRows(figures.now, numberOf);
  const { units, brigade } = await selectUnits(tx);
  const changes = await selectChanges(tx, { since, asOf: cutOff }, (text) => names.has(text));
  const limits = {
    seenUntil: seenUntilOf(cutOff, parameters.criticismSeenDays, await readCalendar(tx)),
    criticismFindings: parameters.criticismFindings,
    criticismAnswerShare: parameters.criticismAnswerShare,
    commendationDays: parameters.commendationDays,
  };
  const redact = redactor(names);
  const input: BulletinInput = {
    type: 'rollcall-bulletin-input',
    format: newestFormat,
    ...{ kind, brigade, period, before },
    since: since.toISOString(),
    cutOff: cutOff.toISOString(),
    takenAt: takenAt.toISOString(),
    limits,
    units: units
      .filter(({ unitCode, retired }) => !retired || isNamed(unitCode, figures))
      .map(({ unitCode, name, kind: unitKind }) => ({ unitCode, name, kind: unitKind })),
    campaigns: await selectCampaigns(tx, period),
    rows,
    valuesBefore: figures.valuesBefore,
    campaignsBefore: figures.campaignsBefore,
    series: figures.series,
    findings,
    troubled: [...troubled].map(numberOf).sort((one, other) => byPerson({ person: one }, { person: other })),
    decisions: decisions.map(({ persons, decidedAt, ...decision }) => ({
      ...decision,
      decidedAt: decidedAt.toISOString(),
      persons: persons
        .map(({ badgeNo, seenAt }) => ({ person: numberOf(badgeNo), seenAt: seenAt === null ? null : instant(seenAt) }))
        .sort(byPerson),
    })),
    counted: counted.map(({ decisionId, badgeNo }) => ({
      decisionId,
      person: badgeNo === null ? null : numberOf(badgeNo),
    })),
    cases: cases.map(({ caseId, badgeNo, unitCode, seenAt, decisions: of }) => ({
      ...{ caseId, person: numberOf(badgeNo), unitCode, seenAt: seenAt.toISOString() },
      violationClass: onlyOf(of.map(({ violationClass }) => violationClass)),
      decisions: of.map((one) => ({
        ...{ findingId: one.findingId, kind: one.kind, dutyDate: one.dutyDate },
        ...{ decidedAt: instant(one.decidedAt), seenAt: instant(one.seenAt) },
        named: criticism.wasNamed(one.findingId, badgeNo),
      })),
    })),
    draws: await selectDrawsDone(tx, { since, asOf: cutOff }, redact),
    inspections: await selectInspections(tx, { begin, end, asOf: takenAt }),
    rectifications: await selectRectifications(tx, {
      ...{ from: period.from, to: excluded, asOf: takenAt, today: localDateOf(cutOff) },
    }),
    changes,
    missingGuarantees: await selectMissingGuarantees(tx),
    outages: await selectOutages(tx, { begin, end, asOf: cutOff }),
    earlier: moved.flatMap((then, index) => toEarlier(then, numberOf, sealed.slice(index + 1))),
    namedBefore: namedThen.map(({ badgeNo, ...named }) => ({
      ...named,
      person: badgeNo === null ? null : numberOf(badgeNo),
    })),
    receipts: await selectReceipts(tx, { kind, since, asOf: cutOff }),
    monthly: figures.trends && {
      ...figures.trends,
      scores: await readScoresOfMonth(tx, period.from.slice(0, 7), cutOff),
      reOffences: await selectReOffencesConfirmed(tx, { begin, end, asOf: takenAt, reOffenceDays }),
    },
  };
  const persons = [...numbers].map(([badgeNo, person]) => ({ person, badgeNo, name: names.get(badgeNo) ?? badgeNo }));
  return { input, persons };
}

async function compareIssues(
  tx: Transaction,
  sealed: readonly StoredIssue[],
  { byPeriod }: Figures,
): Promise<MovedThen[]> {
  const moved: MovedThen[] = [];
  for (const issue of sealed) {
    const now = byPeriod.get(issue.periodFrom);
    if (now) moved.push(compareIssue(issue, await findInput(tx, issue.bulletinId), now));
  }
  return moved;
}

/** Units that aren't in use any more, and have a row. */
function isNamed(unitCode: string, { now, valuesBefore }: Figures): boolean {
  return unitCode in valuesBefore || metricRowKinds.some((kind) => now[kind].some((row) => row.unitCode === unitCode));
}

/** Instants within JSON have Postgres's form. */
const instant = (text: string) => new Date(text).toISOString();

function onlyOf<Value>(values: readonly Value[]): Value | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}

/** Takes badge numbers and names of officers out of what somebody wrote. */
function redactor(names: ReadonlyMap<string, string>): (text: string) => string {
  const words = [...names].flat().filter(({ length }) => length > 1);
  const longestFirst = words.sort((one, other) => other.length - one.length || compareKeys(one, other));
  return (text) => longestFirst.reduce((rest, word) => rest.replaceAll(word, '○○'), text);
}
