import { trainingSessions } from '@rollcall/shared/resources/training-sessions';
import { shownOfTrainingSessions } from '@rollcall/shared/words/training-sessions';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of training sessions, by their code. */
export const problem = problemsOf(trainingSessions.problems, shownOfTrainingSessions.problems);
