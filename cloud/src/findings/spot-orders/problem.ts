import { spotOrders } from '@rollcall/shared/resources/spot-orders';
import { spotOrderProblems } from '@rollcall/shared/words/spot-orders';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of on-the-spot orders, by their code. */
export const problem = problemsOf(spotOrders.problems, spotOrderProblems);
