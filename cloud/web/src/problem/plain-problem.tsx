import { commonProblems } from '@rollcall/shared/words/common-problems';
import { ProblemError } from '../api/problem-error.ts';
import { useWords } from '../language/use-words.ts';
import type { ShownProblem } from './shown-problem.ts';

/** A refusal in general words, until those of its own are loaded: HQ may be away. */
export function PlainProblem({ problem }: ShownProblem) {
  const texts = useWords(commonProblems);
  const { title, nextStep } =
    problem instanceof ProblemError && problem.code === 'unreachable' ? texts.unreachable : texts.unknown;
  return (
    <p role="alert">
      <strong>{title}</strong> {nextStep}
    </p>
  );
}
