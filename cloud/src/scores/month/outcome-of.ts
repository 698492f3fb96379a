import type { ScoreOutcome } from '@rollcall/shared/scores/score';
import type { FindingOfMonth } from './repository.ts';

/** How a finding stands for the scores of those whom it is about; undefined: it says nothing about them any more. */
export function outcomeOf({
  state,
  handling,
  step,
  ownClass,
}: Pick<FindingOfMonth, 'state' | 'handling' | 'step' | 'ownClass'>): ScoreOutcome | undefined {
  if (state === 'set_aside' || handling === 'unfounded') return 'unfounded';
  if (handling === 'told' || handling === 'answered') {
    // What is no violation by itself, such as a clock that drifts, costs nothing before somebody says that it is one.
    return state === 'open' && ownClass !== null ? 'undecided' : undefined;
  }
  if (handling === 'excused') return 'excused';
  if (handling !== 'closed') return 'confirmed';
  // It was closed after the time to appeal, or by the data before anybody decided.
  if (step === 'confirm') return 'confirmed';
  if (step === 'excuse') return 'excused';
  return step === 'unfounded' ? 'unfounded' : undefined;
}

/** The officers whom it is about: those of whom it was confirmed, otherwise all whom it names. */
export function concernedOfficers(outcome: ScoreOutcome, finding: FindingOfMonth): string[] {
  if (outcome === 'confirmed') return finding.decidedBadgeNos ?? [];
  const { badgeNo, alsoNamed } = finding;
  return [...new Set([...(badgeNo === null ? [] : [badgeNo]), ...(alsoNamed ?? [])])];
}

/** Whether it wasn't answered in time by those who had to, though it was theirs to answer. */
export function isAnsweredLate(
  outcome: ScoreOutcome,
  { answeredLate, handling, answerDueOn }: FindingOfMonth,
  today: string,
): boolean {
  if (outcome === 'unfounded') return false;
  if (answeredLate !== null) return answeredLate;
  return outcome === 'confirmed' || (handling === 'told' && answerDueOn < today);
}
