import { draws } from '@rollcall/shared/resources/draws';
import { drawProblems } from '@rollcall/shared/words/draws';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of draws, by their code. */
export const problem = problemsOf(draws.problems, drawProblems);
