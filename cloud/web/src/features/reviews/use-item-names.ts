import { checklistItemName } from '@rollcall/shared/words/checklists';
import { useRead } from '../../api/use-read.ts';
import { useLanguage } from '../../language/language-context.ts';

/** What the items of all versions of the checklist are called; a later version's name counts. */
export function useItemNames() {
  const { language } = useLanguage();
  const rows = useRead('GET checklists', {}).answer?.rows ?? [];
  const names = new Map<string, string>();
  for (const { items } of rows) {
    for (const item of items) if (!names.has(item.key)) names.set(item.key, checklistItemName(item, language));
  }
  return {
    items: [...names].map(([value, label]) => ({ value, label })),
    nameOf: (key: string) => names.get(key) ?? key,
  };
}
