import type { MustRecordVersionRow } from '@rollcall/shared/http/must-record';
import type { StoredCatalogueVersion } from '../../activities/catalogue-repository.ts';

/** Versions, newest first, as the list shows them. */
export function toVersionRows(versions: readonly StoredCatalogueVersion[], now: Date): MustRecordVersionRow[] {
  const counting = versions.find(({ countsFrom }) => countsFrom <= now);
  return versions.map((version) => ({
    version: version.version,
    items: version.items.length,
    countsFrom: version.countsFrom.toISOString(),
    counts: version === counting,
    reason: version.reason,
    setBy: version.setBy,
    setAt: version.setAt.toISOString(),
  }));
}
