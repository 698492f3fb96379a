import { checkPlans } from '@rollcall/shared/resources/check-plans';
import { checkPlanProblems } from '@rollcall/shared/words/check-plans';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of plans, by their code. */
export const problem = problemsOf(checkPlans.problems, checkPlanProblems);
