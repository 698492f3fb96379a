import { retentionWords } from '@rollcall/shared/words/retention';
import { useWords } from '../../language/use-words.ts';

/** A period in words; null is permanent. */
export function usePeriodText(): (months: number | null) => string {
  const texts = useWords(retentionWords);
  return (months) => (months === null ? texts.permanent : texts.months(months));
}
