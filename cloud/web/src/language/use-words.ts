import { type Said, type Words, wordsIn } from '@rollcall/shared/words/define-words';
import { useLanguage } from './language-context.ts';

/** Words in the page's language. */
export function useWords<Source extends Words>(words: Source): Said<Source> {
  return wordsIn(words, useLanguage().language);
}
