import type { FindingKind, ViolationClass } from '../http/findings.ts';
import type { Metric, MetricValue } from '../metrics/formulas.ts';
import type { MetricRowKind } from '../metrics/input.ts';
import type { BulletinContent, BulletinKind, Issue } from './content.ts';
import type { BulletinFormat, RowKindSinceTwo } from './formats.ts';

type Cell = string | number | null;
export type InputRow = readonly Cell[];

/** The rows of one kind: `columns` name what stands in each, in order. Persons are numbered, and ids that hold a badge number too. */
export interface InputRows {
  columns: readonly string[];
  rows: readonly InputRow[];
}

/** By unit code; `""`: what belongs to no unit. */
export type ValuesByUnit = Record<string, Partial<Record<Metric, MetricValue>>>;

interface Dates {
  from: string;
  to: string;
}

/** What the rules of criticism and commendation compare with, as the parameters were. */
export interface BulletinLimits {
  /** The last local date on which a decision can have been seen so that enough whole working days lie before the cut-off. */
  seenUntil: string;
  criticismFindings: number;
  criticismAnswerShare: number;
  /** Of a week; four times as many of a month. */
  commendationDays: number;
}

/** How a finding stands: the data or people say that it isn't so, nobody has decided, or what was decided. */
export type FindingStanding = 'open' | 'confirmed' | 'excused' | 'unfounded';

export interface FindingOfInput {
  findingId: string;
  kind: FindingKind;
  violationClass: ViolationClass | null;
  unitCode: string;
  standing: FindingStanding;
}

export interface ReOffenceOfInput {
  findingId: string;
  unitCode: string;
  violationClass: ViolationClass;
  taught: 'attended' | 'missed' | 'not_taught';
}

/** A confirmation that stands, of a violation, of persons whom no earlier issue counted it for. */
export interface DecisionOfInput {
  decisionId: string;
  findingId: string;
  kind: FindingKind;
  violationClass: ViolationClass;
  unitCode: string;
  dutyDate: string;
  decidedAt: string;
  appealWaits: boolean;
  persons: { person: string; seenAt: string | null }[];
}

/** A case that is over for a person, who is to be criticised by name. */
export interface CaseOfInput {
  caseId: string;
  person: string;
  unitCode: string;
  violationClass: ViolationClass | null;
  seenAt: string;
  /** On which it rests; none: a complaint. `named`: an earlier issue named him for it. */
  decisions: {
    findingId: string;
    kind: FindingKind;
    dutyDate: string;
    decidedAt: string;
    seenAt: string;
    named: boolean;
  }[];
}

export type FallenWhy = BulletinContent['cleared'][number]['why'];

/** A row as an issue had it, and as it is now; null: it isn't there. */
export type MovedRow = readonly [was: InputRow | null, is: InputRow | null];

/** An issue that was sealed before, and what is otherwise now. */
export interface EarlierIssue {
  issue: Issue;
  period: Dates;
  /** As the issue has them. */
  figures: ValuesByUnit;
  /** What later issues said instead; null: of the whole. */
  corrected: { metric: Metric; unitCode: string | null; value: MetricValue }[];
  /** Rows that aren't what they were when it was drafted. */
  moved: Partial<Record<MetricRowKind, readonly MovedRow[]>>;
}

/** Whom an earlier issue named, and what became of it since. */
export interface NamedBefore {
  issue: Issue;
  key: string;
  rule: BulletinContent['criticism']['persons'][number]['rule'];
  /** Null: he asked not to be named again, or his name was erased. */
  person: string | null;
  unitCode: string | null;
  /** Of each decision that it rests on: why it no longer stands; null: it does. */
  decisions: (FallenWhy | null)[];
  /** Of the case, where one named him. */
  case: FallenWhy | null;
}

export interface RectificationOfInput {
  rectificationId: string;
  unitCode: string;
  /** Local dates. */
  orderedOn: string;
  dueOn: string;
  /** When it passed its re-check. */
  passedOn: string | null;
  overdue: boolean;
}

/**
 * Everything that a bulletin is made of, as it was known at its cut-off: no names, persons as `p1`. Its digest is SHA-256 over its
 * canonical form (RFC 8785). What a stranger needs to compute every number again.
 */
export interface BulletinInput {
  type: 'rollcall-bulletin-input';
  format: BulletinFormat;
  kind: BulletinKind;
  brigade: string;
  period: Dates;
  before: Dates;
  /** The cut-off of the issue before; of the first one, when its period began. */
  since: string;
  cutOff: string;
  takenAt: string;
  limits: BulletinLimits;
  units: BulletinContent['units'];
  campaigns: { campaignId: string; name: string }[];
  /** The rows of the period that metrics are made of. */
  rows: Record<Exclude<MetricRowKind, RowKindSinceTwo>, InputRows> & Partial<Record<RowKindSinceTwo, InputRows>>;
  /** Sums of the period before. */
  valuesBefore: ValuesByUnit;
  campaignsBefore: Record<string, Partial<Record<Metric, MetricValue>>>;
  /** Use and coverage of the last 13 weeks or 12 months, this one last, by unit code: what slips. */
  series: { metric: Metric; units: Record<string, MetricValue[]> }[];
  /** Those that were told within the period. */
  findings: FindingOfInput[];
  /** Who has an open or confirmed finding that was told in the period, or is about duty in it. */
  troubled: string[];
  decisions: DecisionOfInput[];
  /** What earlier issues of this kind counted, so that the next one doesn't; null: of everybody. */
  counted: { decisionId: string; person: string | null }[];
  cases: CaseOfInput[];
  draws: BulletinContent['checks']['draws'];
  inspections: { inspectionId: string; unitCode: string; faulty: boolean }[];
  /** Ordered or done within the period, or overdue. */
  rectifications: RectificationOfInput[];
  changes: BulletinContent['changes'];
  missingGuarantees: BulletinContent['missingGuarantees'];
  outages: BulletinContent['outages'];
  earlier: EarlierIssue[];
  namedBefore: NamedBefore[];
  receipts: BulletinContent['receipts'];
  monthly: {
    /** Six months, by metric and unit code. */
    periods: Dates[];
    trends: { metric: Metric; units: Record<string, MetricValue[]> }[];
    scores: NonNullable<BulletinContent['monthly']>['scores'];
    /** Since format 2: re-offences that were confirmed within the month, a row a finding and person. */
    reOffences?: ReOffenceOfInput[];
  } | null;
}
