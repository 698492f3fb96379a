import { activityWords } from '@rollcall/shared/words/activities';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';

/** What told of an activity: HQ's own ways in words, other systems as people call them. */
export function sourceName(
  { source, sourceName: called }: { source: string; sourceName: string | null },
  language: Language,
): string {
  const own: Readonly<Record<string, string>> = wordsIn(activityWords, language).ownSources;
  return own[source] ?? called ?? source;
}
