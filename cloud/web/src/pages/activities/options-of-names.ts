import type { Language } from '@rollcall/shared/words/define-words';

/** Names as options of a select, in their order. */
export function optionsOfNames<Value extends string>(
  names: Record<Value, Record<Language, string>>,
  language: Language,
): { value: Value; label: string }[] {
  return (Object.keys(names) as Value[]).map((value) => ({ value, label: names[value][language] }));
}
