import { recordingRestrictions } from '@rollcall/shared/resources/recording-restrictions';
import { restrictionProblems } from '@rollcall/shared/words/recording-restrictions';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of restrictions, by their code. */
export const problem = problemsOf(recordingRestrictions.problems, restrictionProblems);
