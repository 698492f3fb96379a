import type { Language } from '@rollcall/shared/words/define-words';

/** Names as choices. */
export function namesOf<Value extends string>(
  names: Readonly<Record<Value, { zh: string; en: string }>>,
  language: Language,
): { value: Value; label: string }[] {
  return (Object.entries(names) as [Value, { zh: string; en: string }][]).map(([value, name]) => ({
    value,
    label: name[language],
  }));
}
