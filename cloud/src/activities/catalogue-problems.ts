import type { MustRecordItem } from '@rollcall/shared/http/must-record';

/** What is wrong with a catalogue as a whole: an id or a kind that stands in two items. */
export function catalogueProblems(items: readonly MustRecordItem[]): { path: string; message: string }[] {
  const ids = new Map<string, number>();
  const kinds = new Map<string, string>();
  const problems: { path: string; message: string }[] = [];
  items.forEach(({ itemId, activityKinds }, index) => {
    if (ids.has(itemId)) problems.push({ path: `body.items.${index}.itemId`, message: `${itemId} is there twice` });
    ids.set(itemId, index);
    for (const kind of activityKinds) {
      const other = kinds.get(kind);
      if (other !== undefined) {
        problems.push({ path: `body.items.${index}.activityKinds`, message: `${kind} stands in ${other} already` });
      }
      kinds.set(kind, itemId);
    }
  });
  return problems;
}
