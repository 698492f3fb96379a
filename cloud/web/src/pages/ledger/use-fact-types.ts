import { historyWords } from '@rollcall/shared/words/history';
import { useWords } from '../../language/use-words.ts';

/** What a fact is called. A type that the page doesn't know is shown as it is. */
export function useFactTypes(): (type: string) => string {
  const types: Record<string, string> = useWords(historyWords).types;
  return (type) => types[type] ?? type;
}
