import { historyTexts } from '../../texts/history-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** What a fact is called. A type that the page doesn't know is shown as it is. */
export function useFactTypes(): (type: string) => string {
  const types: Record<string, string> = useTexts(historyTexts).types;
  return (type) => types[type] ?? type;
}
