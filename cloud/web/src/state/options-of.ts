import type { Choices } from '@rollcall/shared/fields/field';
import type { Language } from '@rollcall/shared/words/define-words';
import type { Look } from './look.ts';

/** The states of a kind as choices of a filter. */
export function optionsOf<State extends string>(
  looks: Record<State, Look>,
  language: Language,
): { value: State; label: string }[] {
  return (Object.entries(looks) as [State, Look][]).map(([value, { label }]) => ({ value, label: label[language] }));
}

/** What may be chosen in a field. */
export function optionsIn(choices: Choices, language: Language): { value: string; label: string }[] {
  return Object.entries(choices).map(([value, word]) => ({ value, label: word[language] }));
}
