import { secondPersonWords } from '@rollcall/shared/words/second-person';
import { formatDayTime } from '../format/format-time.ts';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';

/** Why the reader doesn't decide: it is the reader's own, or the two accounts are no two people before that moment. */
export function NotSecondPerson({ own, from }: { own: string; from: string | undefined }) {
  const { language } = useLanguage();
  const texts = useWords(secondPersonWords);
  return <p>{from === undefined ? own : texts.notYet(formatDayTime(from, language))}</p>;
}
