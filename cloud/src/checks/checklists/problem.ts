import { checklists } from '@rollcall/shared/resources/checklists';
import { checklistProblems } from '@rollcall/shared/words/checklists';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of checklists, by their code. */
export const problem = problemsOf(checklists.problems, checklistProblems);
