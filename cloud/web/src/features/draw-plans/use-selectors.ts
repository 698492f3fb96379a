import { activityKindNames } from '@rollcall/shared/words/activities';
import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { itemKindNames } from '@rollcall/shared/words/draws';
import { useRead } from '../../api/use-read.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';

/** By what a stratum selects. */
export const selectors = ['kinds', 'units', 'dutyTypes', 'activityTypes', 'campaigns'] as const;

export type Selector = (typeof selectors)[number];

interface Choice {
  value: string;
  label: string;
}

/** What each can be, with its name: what is there already, for nothing else can be drawn. */
export function useSelectors(): { selector: Selector; label: string; choices: Choice[] }[] {
  const texts = useWords(drawPlanWords);
  const { language } = useLanguage();
  const units = useRead('GET units', { query: {} }).answer?.rows ?? [];
  const dutyTypes = useRead('GET duty-types', {}).answer?.rows ?? [];
  const campaigns = useRead('GET campaigns', {}).answer?.rows ?? [];
  const named = (names: Record<string, { zh: string; en: string }>) =>
    Object.entries(names).map(([value, name]) => ({ value, label: name[language] }));
  const choices: Record<Selector, Choice[]> = {
    kinds: named(itemKindNames),
    units: units.map(({ unitCode, name }) => ({ value: unitCode, label: name })),
    dutyTypes: dutyTypes.map(({ dutyType, name }) => ({ value: dutyType, label: name })),
    activityTypes: named(activityKindNames),
    campaigns: campaigns.map(({ campaignId, name }) => ({ value: campaignId, label: name })),
  };
  return selectors.map((selector) => ({ selector, label: texts[selector], choices: choices[selector] }));
}
