import { bulletins } from '@rollcall/shared/resources/bulletins';
import { shownOfBulletins } from '@rollcall/shared/words/bulletins';
import { problemsOf } from '../errors/problems-of.ts';

/** The errors of bulletins, by their code. */
export const problem = problemsOf(bulletins.problems, shownOfBulletins.problems);
