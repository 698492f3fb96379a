import { rectifications } from '@rollcall/shared/resources/rectifications';
import { rectificationProblems } from '@rollcall/shared/words/rectifications';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of rectification orders, by their code. */
export const problem = problemsOf(rectifications.problems, rectificationProblems);
