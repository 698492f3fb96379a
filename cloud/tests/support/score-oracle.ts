import type { FindingGrade, FindingKind, ViolationClass } from '@rollcall/shared/http/findings';
import { broughtRules, type ScoreRules } from '@rollcall/shared/scores/rules';
import type { ScoreWorld, WorldFinding, WorldOfficer } from './score-world.ts';
import { localDay, midnight, nextMonth } from './score-world-time.ts';

// A month's scores from what happened, by docs/scores.md alone: without a query, and without the product's sums.

export interface OracleMonth {
  /** By badge number. `costs`: what the findings that cost nothing are listed as, and how many that cost. */
  officers: Record<
    string,
    { unitCode: string; dutyDays: number; score: number | null; lost: number; outcomes: string[] }
  >;
  units: Record<
    string,
    {
      score: number | null;
      mean: number | null;
      late: number;
      overdue: number;
      lostByLate: number;
      lostByOverdue: number;
    }
  >;
}

type Outcome = 'confirmed' | 'excused' | 'undecided' | 'unfounded';

/** The printed table: under which of the four a kind falls, by the rules of before and by those of now. */
const falls: Partial<Record<FindingKind, [before: ViolationClass | null, now: ViolationClass | null]>> = {
  no_footage: ['incomplete', 'improper_use'],
  coverage_below_threshold: ['incomplete', 'improper_use'],
  coverage_gap: ['incomplete', 'improper_use'],
  activity_not_covered: ['incomplete', 'improper_use'],
  started_too_late: ['incomplete', 'improper_use'],
  spot_check_full_recording: ['incomplete', 'improper_use'],
  damaged: ['damaged', 'damaged'],
  clock_drift: [null, null],
};
const lostFiles: FindingKind[] = ['missing_since_dock', 'logged_but_absent', 'sequence_hole'];

function fallsUnder(edition: 1 | 2 | null, kind: FindingKind, grade: FindingGrade | null): ViolationClass | null {
  if (lostFiles.includes(kind)) {
    if (edition !== 2) return 'unauthorised_deletion';
    return grade === 'proved' || grade === 'strong' ? 'unauthorised_deletion' : 'incomplete';
  }
  const [before, now] = falls[kind] ?? ['improper_use', 'improper_use'];
  return edition === 2 ? now : before;
}

/** The last decision that counts of those by which a finding can stand. */
function standing({ decisions, judgedGrade }: WorldFinding) {
  if (judgedGrade === undefined) return undefined;
  return decisions
    .filter(({ step, state }) => state === 'counts' && ['confirm', 'excuse', 'unfounded', 'reopen'].includes(step))
    .sort((one, other) => other.at - one.at)[0];
}

function outcomeOf(finding: WorldFinding): Outcome | null {
  const { state, handling } = finding;
  if (state === 'set_aside') return 'unfounded';
  if (handling === 'told' || handling === 'answered') {
    const isViolation = fallsUnder(finding.edition, finding.kind, finding.grade) !== null;
    return state === 'open' && isViolation ? 'undecided' : null;
  }
  if (handling === 'excused' || handling === 'unfounded') return handling;
  if (handling !== 'closed') return 'confirmed';
  const step = standing(finding)?.step;
  if (step === 'confirm') return 'confirmed';
  return step === 'excuse' ? 'excused' : step === 'unfounded' ? 'unfounded' : null;
}

/** Whom a finding is about. */
const named = ({ badgeNo, alsoNamed }: WorldFinding) => new Set([...(badgeNo === null ? [] : [badgeNo]), ...alsoNamed]);
const concerned = (finding: WorldFinding, outcome: Outcome) =>
  outcome === 'confirmed' ? new Set(standing(finding)?.badgeNos) : named(finding);

/** What it costs an officer alone, and the name and size of the cap that it shares. */
function price(
  rules: ScoreRules,
  finding: WorldFinding,
  badgeNo: string,
): { cap: string; most: number; points: number } {
  const decision = standing(finding);
  const violation = decision?.violationClass ?? null;
  if (!decision || violation === null) return { cap: 'nothing', most: 0, points: 0 };
  const isOwn = violation === fallsUnder(finding.edition, decision.kind, finding.judgedGrade ?? null);
  if (finding.deduction !== null && isOwn) {
    return { cap: 'reviews', most: rules.reviewCapTenths, points: finding.deduction * 10 };
  }
  const ofKind = rules.kinds.find(({ kind }) => kind === decision.kind);
  const joined = finding.faults
    .filter((one) => one.joined && one.badgeNo === badgeNo)
    .map(({ deduction }) => deduction * 10);
  const { eachTenths, capTenths } = isOwn && ofKind ? ofKind : rules.classes[violation];
  const cap = isOwn && ofKind ? decision.kind : violation;
  return { cap, most: capTenths, points: Math.max(eachTenths, ...joined) };
}

function isLate(finding: WorldFinding, outcome: Outcome, today: string): boolean {
  if (outcome === 'unfounded') return false;
  const own = finding.answers
    .filter(({ badgeNo }) => named(finding).has(badgeNo))
    .sort((one, other) => one.at - other.at)[0];
  if (own) return localDay(own.at) > finding.answerDueOn;
  return outcome === 'confirmed' || (finding.handling === 'told' && finding.answerDueOn < today);
}

function overdueOrders({ orders }: WorldFinding, today: string): number {
  return orders.filter(({ state, steps }) => {
    if (state === 'ended') return false;
    const missed = steps.some(({ step, at }, nr) => {
      const due = steps[nr - 1]?.dueOn ?? '';
      return (step === 'prove' || step === 'reassign') && localDay(at) > due;
    });
    return missed || (state === 'ordered' && (steps.at(-1)?.dueOn ?? '') < today);
  }).length;
}

const unitAt = ({ units }: WorldOfficer, at: number) =>
  units.find(({ until }) => until === null || until > at)?.unitCode ?? '';

export function scoresByHand(world: ScoreWorld, month: string): OracleMonth {
  const today = localDay(world.now);
  const end = midnight(`${nextMonth(month)}-01`);
  const versions = world.versions.filter(({ fromMonth }) => fromMonth <= month);
  const begins = versions
    .map(({ fromMonth }) => fromMonth)
    .sort()
    .at(-1);
  const newest = versions
    .filter(({ fromMonth }) => fromMonth === begins)
    .sort((one, other) => other.version - one.version);
  const rules = newest[0]?.rules ?? broughtRules;
  const findings = world.findings
    .filter(({ rule, dutyDate }) => rule !== 'integrity' && dutyDate.startsWith(month))
    .flatMap((finding) => {
      const outcome = outcomeOf(finding);
      return outcome === null ? [] : [{ finding, outcome }];
    });

  const officers: OracleMonth['officers'] = {};
  for (const officer of world.officers) {
    const { badgeNo, createdAt, leftOn } = officer;
    const days = world.shifts.filter(
      (shift) =>
        shift.badgeNo === badgeNo &&
        !shift.isCancelled &&
        shift.startsAt < world.now &&
        localDay(shift.startsAt).startsWith(month),
    );
    const dutyDays = new Set(days.map(({ startsAt }) => localDay(startsAt))).size;
    const isThere = createdAt < end && (leftOn === null || leftOn > `${month}-01`);
    if (dutyDays === 0 && !isThere) continue;
    const about = findings.filter(({ finding, outcome }) => concerned(finding, outcome).has(badgeNo));
    const spent = new Map<string, { most: number; points: number }>();
    for (const { finding, outcome } of about) {
      if (outcome !== 'confirmed') continue;
      const { cap, most, points } = price(rules, finding, badgeNo);
      spent.set(cap, { most, points: points + (spent.get(cap)?.points ?? 0) });
    }
    const sum = [...spent.values()].reduce((total, { most, points }) => total + Math.min(most, points), 0);
    const lost = Math.min(1000, sum);
    const score = dutyDays < rules.minDutyDays ? null : 1000 - lost;
    const outcomes = about.map(({ finding, outcome }) => `${outcome} ${finding.findingId}`).sort();
    officers[badgeNo] = { unitCode: unitAt(officer, Math.min(world.now, end - 1)), dutyDays, score, lost, outcomes };
  }

  const units: OracleMonth['units'] = {};
  const codes = new Set([
    ...Object.values(officers).map(({ unitCode }) => unitCode),
    ...findings.flatMap(({ finding, outcome }) =>
      isLate(finding, outcome, today) || (outcome === 'confirmed' && overdueOrders(finding, today) > 0)
        ? [finding.unitCode]
        : [],
    ),
  ]);
  for (const unitCode of codes) {
    const rated = Object.values(officers).filter((one) => one.unitCode === unitCode && one.score !== null);
    const days = rated.reduce((total, { dutyDays }) => total + dutyDays, 0);
    const weighted = rated.reduce((total, { dutyDays, score }) => total + dutyDays * (score ?? 0), 0);
    const mean = days === 0 ? null : Math.floor((2 * weighted + days) / (2 * days));
    const own = findings.filter(({ finding }) => finding.unitCode === unitCode);
    const late = own.filter(({ finding, outcome }) => isLate(finding, outcome, today)).length;
    const overdue = own.reduce(
      (total, { finding, outcome }) => total + (outcome === 'confirmed' ? overdueOrders(finding, today) : 0),
      0,
    );
    const { lateAnswerTenths, overdueRectificationTenths, capTenths } = rules.unit;
    const most = Math.min(capTenths, mean ?? 1000);
    const lostByLate = Math.min(most, late * lateAnswerTenths);
    const lostByBoth = Math.min(most, late * lateAnswerTenths + overdue * overdueRectificationTenths);
    const score = mean === null ? null : mean - lostByBoth;
    units[unitCode] = { score, mean, late, overdue, lostByLate, lostByOverdue: lostByBoth - lostByLate };
  }
  return { officers, units };
}
