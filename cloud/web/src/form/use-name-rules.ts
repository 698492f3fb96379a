import {
  composeName,
  type NameProblem,
  problemOfName,
  problemOfUsername,
  sayNameProblem,
} from '@rollcall/shared/rules/names';
import { fieldProblemIn } from '@rollcall/shared/words/field-problems';
import { useLanguage } from '../language/language-context.ts';

/** What HQ takes as a name, said at its field before it is sent. */
export function useNameRules() {
  const { language } = useLanguage();
  const ruleOf = (problemOf: (typed: string) => NameProblem | undefined) => ({
    validator: async (_rule: unknown, typed?: string | null) => {
      const problem = problemOf(typed ?? '');
      if (problem)
        throw new Error(fieldProblemIn(language, { path: '', message: sayNameProblem(problem) }, { named: false }));
    },
  });
  return {
    name: ruleOf((typed) => problemOfName(composeName(typed))),
    username: ruleOf((typed) => problemOfUsername(typed.normalize('NFKC').trim())),
  };
}
