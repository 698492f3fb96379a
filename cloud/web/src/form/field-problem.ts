import type { Field } from '@rollcall/shared/fields/field';
import { fits } from '@rollcall/shared/fields/fits';
import { composeName, problemOfName, problemOfUsername, sayNameProblem } from '@rollcall/shared/rules/names';
import { problemOfPattern, sayPatternProblem } from '@rollcall/shared/rules/number-patterns';
import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import { fieldProblemIn } from '@rollcall/shared/words/field-problems';
import { registryWords } from '@rollcall/shared/words/registry';

/** What is wrong with what a form's field holds; undefined: nothing. That it is empty is for `required` to say. */
export function fieldProblem(field: Field, value: unknown, language: Language): string | undefined {
  if (value === undefined || value === null || value === '' || fits(field, value)) return undefined;
  const { rules } = wordsIn(registryWords, language);
  switch (field.kind) {
    case 'name':
      return nameProblem(problemOfName(composeName(String(value))), language) ?? rules.upTo(field.most);
    case 'username':
      return nameProblem(problemOfUsername(String(value).normalize('NFKC').trim()), language) ?? rules.upTo(field.most);
    case 'line':
    case 'note':
    case 'search':
      return field.least === undefined ? rules.upTo(field.most) : rules.between(field.least, field.most);
    case 'id':
      return { badgeNo: rules.id, unitCode: rules.id, recorderSerial: rules.serial, dutyType: rules.dutyType }[
        field.of
      ];
    case 'number':
      return rules.within(field.least / (field.per ?? 1), field.most / (field.per ?? 1));
    case 'share':
      return rules.within(0, 100);
    case 'typed_date':
      return rules.date;
    case 'pattern':
      return patternProblem(String(value), language);
    case 'clock':
      return rules.clock;
    default:
      return wordsIn(registryWords, language).required;
  }
}

function patternProblem(pattern: string, language: Language): string | undefined {
  const problem = problemOfPattern(pattern.trim());
  if (problem === undefined) return undefined;
  return fieldProblemIn(language, { path: '', message: sayPatternProblem(problem) }, { named: false });
}

function nameProblem(problem: ReturnType<typeof problemOfName>, language: Language): string | undefined {
  if (problem === undefined) return undefined;
  return fieldProblemIn(language, { path: '', message: sayNameProblem(problem) }, { named: false });
}
