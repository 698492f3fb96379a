import type { ChecklistItem, ReviewDimension } from '@rollcall/shared/resources/checklists';
import { checklistItemName } from '@rollcall/shared/words/checklists';
import type { Language } from '@rollcall/shared/words/define-words';
import { dimensions } from './by-dimension.ts';

export interface ItemValues {
  /** Left out: it is new. */
  key?: string;
  name: string;
  deduction: number;
  stated: 'none' | 'coverage' | 'damage';
}

export type ChecklistValues = Record<ReviewDimension, ItemValues[]> & { reason: string };

/** The items as the form has them; those that HQ brings along by their name in the language of the page. */
export function valuesOfItems(items: readonly ChecklistItem[], language: Language): Partial<ChecklistValues> {
  const of = (dimension: ReviewDimension) =>
    items
      .filter((item) => item.dimension === dimension)
      .map((item) => ({
        key: item.key,
        name: checklistItemName(item, language),
        deduction: item.deduction,
        stated: item.stated ?? ('none' as const),
      }));
  return Object.fromEntries(dimensions.map((dimension) => [dimension, of(dimension)]));
}

/**
 * What to send. An item keeps its key for ever, so that results of several versions count together; a new one gets a key that no
 * version had. A name that HQ brings along stays in both languages unless somebody changed it.
 * @param used the keys of all versions
 */
export function itemsOf(
  values: ChecklistValues,
  { before, used, language }: { before: readonly ChecklistItem[]; used: readonly string[]; language: Language },
): ChecklistItem[] {
  const taken = new Set(used);
  const newKey = () => {
    let nr = 1;
    while (taken.has(`own_${nr}`)) nr += 1;
    taken.add(`own_${nr}`);
    return `own_${nr}`;
  };
  return dimensions.flatMap((dimension) =>
    values[dimension].map(({ key, name, deduction, stated }) => {
      const known = before.find((item) => item.key === key);
      const said = name.trim();
      const same = known?.name === null && checklistItemName(known, language) === said;
      return {
        key: known?.key ?? newKey(),
        dimension,
        name: same ? null : said,
        deduction,
        stated: stated === 'none' ? null : stated,
      };
    }),
  );
}
