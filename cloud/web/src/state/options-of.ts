import type { Language } from '@rollcall/shared/words/define-words';
import type { Look } from './look.ts';

/** The states of a kind as choices of a filter. */
export function optionsOf<State extends string>(
  looks: Record<State, Look>,
  language: Language,
): { value: State; label: string }[] {
  return (Object.entries(looks) as [State, Look][]).map(([value, { label }]) => ({ value, label: label[language] }));
}
