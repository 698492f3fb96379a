import type { DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import type { HandledFinding } from './handled-finding.ts';
import { liableLeaders } from './liable-leaders.ts';
import type { StoredDecision } from './repository.ts';

/** What says something of people. */
const aboutPeople: readonly DecisionStep[] = ['confirm', 'excuse', 'unfounded'];

/** Whether a decision that counts is about this officer, as a person or, once it is confirmed, as a leader who is liable. */
export function isAbout(
  { state, step, badge_nos: badgeNos }: Pick<StoredDecision, 'state' | 'step' | 'badge_nos'>,
  { leaders }: Pick<HandledFinding, 'leaders'>,
  badgeNo: string,
): boolean {
  if (state !== 'counts' || !aboutPeople.includes(step)) return false;
  return badgeNos.includes(badgeNo) || (step === 'confirm' && liableLeaders(leaders, badgeNos).includes(badgeNo));
}
