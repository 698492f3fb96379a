import type { Language } from '../../language/language.ts';
import { activityTexts } from '../../texts/activity-texts.ts';

/** What told of an activity: HQ's own ways in words, other systems as people call them. */
export function sourceName(
  { source, sourceName: called }: { source: string; sourceName: string | null },
  language: Language,
): string {
  const own: Readonly<Record<string, string>> = activityTexts[language].ownSources;
  return own[source] ?? called ?? source;
}
