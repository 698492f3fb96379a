import type { Language } from '../../language/language.ts';
import { activityTexts } from '../../texts/activity-texts.ts';

/** What told of an activity: HQ's own ways in words, other systems by their code. */
export function sourceName(source: string, language: Language): string {
  const own: Readonly<Record<string, string>> = activityTexts[language].ownSources;
  return own[source] ?? source;
}
