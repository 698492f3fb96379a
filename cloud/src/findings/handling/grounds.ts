import type { GivenGrounds, Ground } from '@rollcall/shared/http/handling';
import type { NewStep } from '@rollcall/shared/resources/finding-decisions';
import type { Exit } from './exits-repository.ts';
import { problem } from './problem.ts';

/** Why officers, and their leaders, aren't held to account. Null: that isn't asked. */
export interface Grounds {
  officerGround: Ground | null;
  leaderGround: Ground | null;
  leaderReason: string | null;
}

export const noGrounds: Grounds = { officerGround: null, leaderGround: null, leaderReason: null };

/** Ends a finding without a case. An appeal that is upheld does it as `unfounded`. */
type ExitStep = Extract<NewStep['step'], 'excuse' | 'unfounded' | 'close'>;

export const isExitStep = (step: string): step is ExitStep =>
  step === 'excuse' || step === 'unfounded' || step === 'close';

/**
 * The grounds on which a step may end a finding without that anybody is held to account: for the officers, where it names some, or
 * nobody at all; and for the leaders, where there are some.
 * @param exit undefined: no ground is asked
 * @throws ground_needed, ground_unfit, never_slight, not_first
 */
export function groundsOf(exit: Exit | undefined, { step, ...given }: GivenGrounds & { step: string }): Grounds {
  if (exit === undefined || !isExitStep(step)) return noGrounds;
  const { officers, leaders, earlierOfficers, earlierLeaders } = exit;
  const asksLeader = leaders.length > 0;
  const asksOfficer = officers.length > 0 || !asksLeader;
  const officerGround = asksOfficer ? (given.officerGround ?? null) : null;
  const leaderGround = asksLeader ? (given.leaderGround ?? null) : null;
  if ((asksOfficer && officerGround === null) || (asksLeader && leaderGround === null)) throw problem('ground_needed');
  // The reason of the decision says the other ground of whoever comes first.
  const leaderReason = leaderGround === 'other_ground' && asksOfficer ? (given.leaderReason ?? null) : null;
  if (leaderGround === 'other_ground' && asksOfficer && leaderReason === null) throw problem('ground_needed');
  assertFits(officerGround, { exit, step, earlier: earlierOfficers });
  assertFits(leaderGround, { exit, step, earlier: earlierLeaders });
  return { officerGround, leaderGround, leaderReason };
}

function assertFits(
  ground: Ground | null,
  { exit, step, earlier }: { exit: Exit; step: ExitStep; earlier: readonly string[] },
): void {
  // What isn't so was neither slight nor put right.
  if (step === 'unfounded' && (ground === 'first_slight' || ground === 'put_right')) throw problem('ground_unfit');
  if (ground !== 'first_slight') return;
  if (exit.violationClass === 'unauthorised_deletion') throw problem('never_slight');
  if (earlier.length > 0)
    throw problem('not_first', { detail: `Earlier ones were confirmed of ${earlier.join(', ')}.` });
}

/** Grounds as facts tell them: those that were said. */
export function groundsTold({ officerGround, leaderGround, leaderReason }: Grounds): object {
  return {
    ...(officerGround === null ? {} : { officerGround }),
    ...(leaderGround === null ? {} : { leaderGround }),
    ...(leaderReason === null ? {} : { leaderReason }),
  };
}
