import { outsideDecisions } from '@rollcall/shared/resources/outside-decisions';
import { outsideDecisionProblems } from '@rollcall/shared/words/outside-decisions';
import { problemsOf } from '../../errors/problems-of.ts';

export const problem = problemsOf(outsideDecisions.problems, outsideDecisionProblems);
