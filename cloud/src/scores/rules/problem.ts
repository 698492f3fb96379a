import { scoreRuleSets } from '@rollcall/shared/resources/score-rules';
import { scoreRulesProblems } from '@rollcall/shared/words/score-rules';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of rules, by their code. */
export const problem = problemsOf(scoreRuleSets.problems, scoreRulesProblems);
