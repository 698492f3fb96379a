import { findingDecisions } from '@rollcall/shared/resources/finding-decisions';
import { findingDecisionProblems } from '@rollcall/shared/words/finding-decisions';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of decisions about findings, by their code. */
export const problem = problemsOf(findingDecisions.problems, findingDecisionProblems);
