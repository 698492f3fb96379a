import { drawPlans } from '@rollcall/shared/resources/draw-plans';
import { drawPlanProblems } from '@rollcall/shared/words/draw-plans';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of plans, by their code. */
export const problem = problemsOf(drawPlans.problems, drawPlanProblems);
