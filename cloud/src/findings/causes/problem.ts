import { commonCauses } from '@rollcall/shared/resources/common-causes';
import { commonCauseProblems } from '@rollcall/shared/words/common-causes';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of common causes, by their code. */
export const problem = problemsOf(commonCauses.problems, commonCauseProblems);
