import type { Category } from '@rollcall/shared/fields/categories';
import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { MustRecordItem } from '@rollcall/shared/http/must-record';

export interface CatalogueVersion {
  version: number;
  countsFrom: Date;
  items: readonly MustRecordItem[];
}

/** What the catalogue asks for an activity. */
export interface ResolvedItem {
  required: boolean;
  leadMs: number;
  lagMs: number;
  catalogueVersion: number | null;
  itemId: string | null;
  retentionCategory: Category | null;
}

/**
 * What the version in force at its start says of an activity: the newest of those that count by then. A kind that stands in
 * none of its items needn't be recorded, and cites the version that says so.
 */
export function resolveItem(
  versions: readonly CatalogueVersion[],
  { kind, startsAt }: { kind: ActivityKind; startsAt: Date },
): ResolvedItem {
  let inForce: CatalogueVersion | undefined;
  for (const version of versions) {
    if (version.countsFrom <= startsAt && version.version > (inForce?.version ?? 0)) inForce = version;
  }
  const item = inForce?.items.find(({ activityKinds }) => activityKinds.includes(kind));
  return {
    required: item !== undefined,
    leadMs: item?.leadMs ?? 0,
    lagMs: item?.lagMs ?? 0,
    catalogueVersion: inForce?.version ?? null,
    itemId: item?.itemId ?? null,
    retentionCategory: item?.retentionCategory ?? null,
  };
}
