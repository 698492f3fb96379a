import { studyPacks } from '@rollcall/shared/resources/study-packs';
import { trainingCases } from '@rollcall/shared/resources/training-cases';
import { shownOfStudyPacks } from '@rollcall/shared/words/study-packs';
import { shownOfTrainingCases } from '@rollcall/shared/words/training-cases';
import { problemsOf } from '../errors/problems-of.ts';

/** The errors of cases and of study packs, by their code. */
export const caseProblem = problemsOf(trainingCases.problems, shownOfTrainingCases.problems);
export const packProblem = problemsOf(studyPacks.problems, shownOfStudyPacks.problems);
