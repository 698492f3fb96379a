import type { ChecklistItem, ReviewDimension } from '@rollcall/shared/resources/checklists';

export const dimensions: readonly ReviewDimension[] = ['conduct', 'safety_protection', 'full_recording'];

/** Items in the order in which a page shows them: by dimension, and in it as HQ has them. */
export function byDimension(items: readonly ChecklistItem[]): ChecklistItem[] {
  return dimensions.flatMap((dimension) => items.filter((item) => item.dimension === dimension));
}
