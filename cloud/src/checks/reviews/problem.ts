import { reviews } from '@rollcall/shared/resources/reviews';
import { reviewProblems } from '@rollcall/shared/words/reviews';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of reviews, by their code. */
export const problem = problemsOf(reviews.problems, reviewProblems);
