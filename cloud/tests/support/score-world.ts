import { randomUUID } from 'node:crypto';
import type { FindingGrade, FindingKind, FindingState, ViolationClass } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import { broughtRules, type ScoreRules } from '@rollcall/shared/scores/rules';
import { seededRandom } from '@rollcall/test/kills/seeded-random';
import { dayMs, hourMs, localDay, midnight, monthsFrom } from './score-world-time.ts';

// Years of a brigade's findings, with every way to end one. Times are in milliseconds, dates and months as the brigade's calendar has them.

export interface WorldOfficer {
  badgeNo: string;
  createdAt: number;
  leftOn: string | null;
  /** One after the other; the first from ever, the last until now. */
  units: { unitCode: string; until: number | null }[];
}

export interface WorldDecision {
  step: 'confirm' | 'excuse' | 'unfounded' | 'reopen' | 'ask_more' | 'close';
  state: 'counts' | 'waits' | 'refused' | 'corrected';
  kind: FindingKind;
  violationClass: ViolationClass | null;
  badgeNos: string[];
  at: number;
}

export interface WorldFinding {
  findingId: string;
  rule: string;
  kind: FindingKind;
  grade: FindingGrade | null;
  /** Null: the release before wrote it. */
  edition: 1 | 2 | null;
  unitCode: string;
  badgeNo: string | null;
  alsoNamed: string[];
  dutyDate: string;
  foundAt: number;
  answerDueOn: string;
  state: FindingState;
  handling: Handling;
  /** Undefined: nobody decided, or it is to be decided anew. */
  judgedGrade: FindingGrade | null | undefined;
  decisions: WorldDecision[];
  answers: { badgeNo: string; at: number }[];
  /** Of one that a review made. */
  deduction: number | null;
  faults: { badgeNo: string; deduction: number; joined: boolean }[];
  orders: {
    state: 'ordered' | 'proved' | 'passed' | 'ended';
    steps: { step: 'order' | 'prove' | 'again' | 'reassign'; at: number; dueOn: string }[];
  }[];
}

export interface ScoreWorld {
  now: number;
  months: string[];
  officers: WorldOfficer[];
  unitCodes: string[];
  shifts: { badgeNo: string; startsAt: number; endsAt: number; isCancelled: boolean }[];
  findings: WorldFinding[];
  versions: { version: number; fromMonth: string; rules: ScoreRules }[];
}

const unitCodes = ['squad-a', 'squad-b', 'squad-c', 'squad-d', 'squad-e'];
const kinds: readonly [rule: string, ...FindingKind[]][] = [
  ['coverage', 'no_footage', 'coverage_below_threshold', 'coverage_gap'],
  ['late_import', 'late_import'],
  ['activity_coverage', 'activity_not_covered'],
  ['activity_start', 'started_too_late'],
  ['missing_since_dock', 'missing_since_dock'],
  ['logged_but_absent', 'logged_but_absent'],
  ['sequence_hole', 'sequence_hole'],
  ['two_badges', 'recorder_of_two_badges'],
  ['clock_drift', 'clock_drift'],
  ['spot_check', 'spot_check_conduct', 'spot_check_full_recording'],
  ['damaged', 'damaged'],
  ['integrity', 'object_missing'],
  ['field_inspection', 'not_worn', 'switched_off'],
];
const violations: ViolationClass[] = ['improper_use', 'unauthorised_deletion', 'incomplete', 'damaged'];
const fates = [
  ...(['told', 'gone_by_itself', 'answered', 'waits', 'reopened', 'excused', 'unfounded', 'set_aside'] as const),
  ...(['confirmed', 'confirmed', 'confirmed', 'rectifying', 'proved', 'decided', 'corrected'] as const),
  ...(['closed_confirmed', 'closed_excused', 'closed_by_data', 'closed_unfounded'] as const),
];

/** `officers` × 36 officer-months from January 2040 on; the rules of the second edition begin in June 2041. */
export function scoreWorld(seed: number, officerCount: number): ScoreWorld {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <T>(of: readonly T[]) => of[below(of.length)] as T;
  const chance = (share: number) => random() < share;

  const months = monthsFrom('2040-01', 36);
  const now = midnight('2042-12-15') + 10 * hourMs;
  const officers: WorldOfficer[] = Array.from({ length: officerCount }, (_, index) => {
    const move = midnight(`${one(months)}-01`) + below(40) * dayMs + one([0, -1, hourMs]);
    return {
      badgeNo: `7${String(index).padStart(5, '0')}`,
      createdAt: chance(0.8) ? midnight('2039-12-01') : midnight(`${one(months)}-01`) + one([0, -1, dayMs]),
      leftOn: chance(0.9) ? null : `${one(months)}-${one(['01', '02', '15'])}`,
      units: chance(0.6)
        ? [{ unitCode: one(unitCodes), until: null }]
        : [
            { unitCode: one(unitCodes), until: move },
            { unitCode: one(unitCodes), until: null },
          ],
    };
  });
  const unitAt = ({ units }: WorldOfficer, at: number) =>
    units.find(({ until }) => until === null || at < until)?.unitCode ?? '';

  const shifts: ScoreWorld['shifts'] = [];
  const findings: WorldFinding[] = [];
  for (const month of months) {
    for (const officer of officers) {
      const days = new Set(Array.from({ length: one([0, 2, 4, 5, 5, 6, 9]) }, () => below(28)));
      for (const day of days) {
        for (const hour of chance(0.15) ? [0, 12] : [one([0, 8, 16, 23.5])]) {
          const startsAt = midnight(`${month}-01`) + day * dayMs + hour * hourMs;
          shifts.push({ badgeNo: officer.badgeNo, startsAt, endsAt: startsAt + hourMs / 2, isCancelled: chance(0.1) });
        }
      }
      const first = midnight(`${month}-01`);
      for (let count = one([0, 0, 1, 2, 3, 7]); count > 0; count--) {
        const dutyAt = first + one([0, 1, 5, 12, 20, 27]) * dayMs;
        if (dutyAt + dayMs < now) findings.push(found(officer, dutyAt));
      }
    }
  }

  function found(officer: WorldOfficer, dutyAt: number): WorldFinding {
    const { badgeNo } = officer;
    const [rule, ...ofRule] = one(kinds);
    const [kind, decidedKind] = [one(ofRule), one(ofRule)];
    const fate = one(fates);
    const others = chance(0.2) ? [one(officers).badgeNo, badgeNo] : [];
    const foundAt = dutyAt + below(48) * hourMs;
    const answerDueOn = localDay(foundAt + 3 * dayMs);
    const grade = one(['proved', 'strong', 'weak', null] as const);
    const judged = one(['proved', 'strong', 'weak', null] as const);
    const edition = localDay(dutyAt) >= '2041-06-01' ? 2 : chance(0.5) ? 1 : null;
    const isReview = rule === 'spot_check';
    const named = [...new Set([badgeNo, ...others])];

    let clock = foundAt;
    const next = (most = 30) => {
      clock += (1 + below(most * 24)) * hourMs;
      return clock;
    };
    const answers = chance(0.6) ? [{ badgeNo: chance(0.8) ? badgeNo : one(officers).badgeNo, at: next(6) }] : [];
    if (answers.length > 0 && chance(0.3)) answers.push({ badgeNo, at: next(6) });
    const decide = (step: WorldDecision['step'], state: WorldDecision['state'] = 'counts'): WorldDecision => ({
      ...{ step, state, kind: decidedKind, at: next() },
      violationClass: step === 'confirm' ? one(violations) : null,
      badgeNos: step === 'confirm' ? (chance(0.8) ? named : [one(named)]) : [],
    });
    const course: Record<(typeof fates)[number], [FindingState, Handling, WorldDecision[]]> = {
      told: ['open', 'told', []],
      gone_by_itself: ['resolved', 'told', []],
      answered: ['open', 'answered', chance(0.3) ? [decide('ask_more')] : []],
      waits: ['open', 'answered', [decide('excuse', 'refused'), decide('confirm', 'waits')]],
      reopened: ['open', one(['told', 'answered']), [decide('confirm'), decide('reopen')]],
      excused: [one(['open', 'resolved']), 'excused', [decide('excuse')]],
      unfounded: ['open', 'unfounded', [decide('unfounded')]],
      set_aside: ['set_aside', one(['told', 'unfounded', 'confirmed']), [decide('confirm')]],
      confirmed: [one(['open', 'resolved']), 'confirmed', [decide('confirm')]],
      rectifying: ['open', 'rectifying', [decide('excuse', 'refused'), decide('confirm')]],
      proved: ['open', 'proved', [decide('confirm')]],
      decided: ['open', 'decided', [decide('confirm')]],
      corrected: ['open', 'confirmed', [decide('confirm', 'corrected'), decide('confirm')]],
      closed_confirmed: ['open', 'closed', [decide('confirm'), decide('close')]],
      closed_excused: ['open', 'closed', [decide('excuse')]],
      closed_by_data: ['resolved', 'closed', []],
      closed_unfounded: ['resolved', 'closed', [decide('unfounded')]],
    };
    const [state, handling, decisions] = course[fate];
    const isOpen = ['told', 'gone_by_itself', 'answered', 'waits', 'reopened', 'closed_by_data'].includes(fate);
    return {
      ...{ findingId: randomUUID(), rule, kind, grade, edition, dutyDate: localDay(dutyAt), foundAt, answerDueOn },
      unitCode: unitAt(officer, dutyAt),
      badgeNo: rule === 'two_badges' ? null : badgeNo,
      alsoNamed: rule === 'two_badges' ? named : others,
      ...{ state, handling, decisions, answers, judgedGrade: isOpen ? undefined : judged },
      deduction: isReview ? one([1, 2, 5]) : null,
      faults: !isReview && chance(0.2) ? [fault(named)] : isReview ? [fault(named, false)] : [],
      orders: ['rectifying', 'proved', 'closed_confirmed', 'set_aside'].includes(fate) ? [order(next())] : [],
    };
  }

  function fault(named: readonly string[], joined = chance(0.8)) {
    return { badgeNo: one(named), deduction: one([1, 3, 5]), joined };
  }

  function order(orderedAt: number): WorldFinding['orders'][number] {
    let [at, due] = [orderedAt, orderedAt + (1 + below(9)) * dayMs];
    const steps: WorldFinding['orders'][number]['steps'] = [{ step: 'order', at, dueOn: localDay(due) }];
    for (const step of one([
      [],
      ['prove'],
      ['prove', 'again'],
      ['reassign', 'prove'],
      ['prove', 'again', 'prove'],
    ] as const)) {
      at += (1 + below(8 * 24)) * hourMs;
      if (step !== 'prove') due = at + (1 + below(9)) * dayMs;
      steps.push({ step, at, dueOn: localDay(due) });
    }
    const last = steps.at(-1)?.step;
    return { state: chance(0.1) ? 'ended' : last === 'prove' ? one(['proved', 'passed']) : 'ordered', steps };
  }

  const versions = [
    { version: 1, fromMonth: '2040-07', rules: { ...broughtRules, reviewCapTenths: 60, minDutyDays: 3 } },
    { version: 2, fromMonth: '2041-06', rules: { ...broughtRules, kinds: [priced('sequence_hole', 30, 40)] } },
    { version: 3, fromMonth: '2041-06', rules: { ...broughtRules, kinds: [priced('no_footage', 45, 90)] } },
    {
      version: 4,
      fromMonth: '2042-03',
      rules: { ...broughtRules, classes: { ...broughtRules.classes, unauthorised_deletion: dear } },
    },
  ];
  return { now, months, officers, unitCodes, shifts, findings, versions };
}

const dear = { eachTenths: 600, capTenths: 1000 };
const priced = (kind: 'sequence_hole' | 'no_footage', eachTenths: number, capTenths: number) => ({
  ...{ kind, eachTenths, capTenths },
});
