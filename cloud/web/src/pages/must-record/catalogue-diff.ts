import type { MustRecordItem } from '@rollcall/shared/http/must-record';

export type ItemField = Exclude<keyof MustRecordItem, 'itemId'>;

export type ItemDifference =
  | { kind: 'added' | 'removed'; item: MustRecordItem }
  | { kind: 'changed'; before: MustRecordItem; after: MustRecordItem; fields: ItemField[] };

const fields: readonly ItemField[] = [
  'name',
  'family',
  'place',
  'startEvent',
  'content',
  'endEvent',
  'whoRecords',
  'activityKinds',
  'leadMs',
  'lagMs',
  'retentionCategory',
  'english',
];

/** What is different between two catalogues, item by item as the later one has them, what it lacks last. */
export function catalogueDiff(before: readonly MustRecordItem[], after: readonly MustRecordItem[]): ItemDifference[] {
  const known = new Map(before.map((item) => [item.itemId, item]));
  const kept = new Set(after.map(({ itemId }) => itemId));
  return [
    ...after.flatMap((item): ItemDifference[] => {
      const old = known.get(item.itemId);
      if (!old) return [{ kind: 'added', item }];
      const changed = fields.filter((field) => !same(old[field], item[field]));
      return changed.length === 0 ? [] : [{ kind: 'changed', before: old, after: item, fields: changed }];
    }),
    ...before.filter(({ itemId }) => !kept.has(itemId)).map((item): ItemDifference => ({ kind: 'removed', item })),
  ];
}

/** Kinds in whatever order are the same kinds. */
function same(one: MustRecordItem[ItemField], other: MustRecordItem[ItemField]): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: MustRecordItem[ItemField]): unknown {
  if (Array.isArray(value)) return [...value].sort();
  return typeof value === 'object'
    ? Object.entries(value)
        .filter(([, text]) => text)
        .sort()
    : value;
}
