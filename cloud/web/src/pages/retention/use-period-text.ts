import { retentionTexts } from '../../texts/retention-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** A period in words; null is permanent. */
export function usePeriodText(): (months: number | null) => string {
  const texts = useTexts(retentionTexts);
  return (months) => (months === null ? texts.permanent : texts.months(months));
}
