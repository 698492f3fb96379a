import { ProblemError } from '../api/problem-error.ts';
import { later } from '../loading/later.tsx';
import { PlainProblem } from './plain-problem.tsx';
import type { ShownProblem } from './shown-problem.ts';

const ProblemAlert = later<ShownProblem>({
  load: async () => (await import('./problem-alert.tsx')).ProblemAlert,
  Meanwhile: PlainProblem,
});

/** Fetches the words of all refusals, so that they are there when HQ is not. */
export const preloadProblems = ProblemAlert.preload;

interface Props extends Omit<ShownProblem, 'problem'> {
  problem: Error | null;
}

/** What was refused, why, and what to do about it. Shows nothing without a problem; that a session has ended the sign-in says. */
export function ProblemNotice({ problem, ...rest }: Props) {
  const isSignedOut = problem instanceof ProblemError && problem.code === 'not_signed_in';
  return problem === null || isSignedOut ? null : <ProblemAlert problem={problem} {...rest} />;
}
