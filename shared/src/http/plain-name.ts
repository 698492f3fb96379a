import { z } from 'zod';
import { composeName, problemOfName, sayNameProblem } from '../rules/names.ts';

/**
 * A name or a place, on one line, in any script; composed. What nobody sees, or what imitates a letter, could make it look like another.
 * @param mostCharacters as people count them: a rare Chinese character is one, though it takes two units of UTF-16
 */
export function plainName(mostCharacters: number) {
  return z
    .string()
    .overwrite(composeName)
    .min(1)
    .refine((name) => [...name].length <= mostCharacters, `must have no more than ${mostCharacters} characters`)
    .meta({ maxLength: mostCharacters })
    .superRefine((name, context) => {
      const problem = problemOfName(name);
      if (problem) context.addIssue({ code: 'custom', message: sayNameProblem(problem) });
    });
}
