import { accountabilityCases } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseProblems } from '@rollcall/shared/words/accountability-problems';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of accountability cases, by their code. */
export const problem = problemsOf(accountabilityCases.problems, accountabilityCaseProblems);
