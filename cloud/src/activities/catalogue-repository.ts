import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { signatureOf } from '../db/signed-by.ts';
import type { CatalogueVersion } from './resolve-item.ts';

/** A version with who made it. */
export interface StoredCatalogueVersion extends CatalogueVersion {
  reason: string;
  setBy: string;
  setAt: Date;
}

/** Every version, newest first. */
export async function selectCatalogue(db: Database | Transaction): Promise<StoredCatalogueVersion[]> {
  return db
    .selectFrom('must_record_version')
    .select([
      'version',
      'items',
      'counts_from as countsFrom',
      'reason',
      signatureOf('set_by').as('setBy'),
      'set_at as setAt',
    ])
    .orderBy('version', 'desc')
    .execute();
}

export async function insertCatalogueVersion(
  tx: Transaction,
  { items, countsFrom, reason, setBy, setAt }: Omit<StoredCatalogueVersion, 'version'>,
): Promise<number> {
  const row = await tx
    .insertInto('must_record_version')
    .values({ items: JSON.stringify(items), counts_from: countsFrom, reason, set_by: setBy, set_at: setAt })
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/**
 * Has activities that start from then on fall under this version; they are looked at again.
 * @returns their officers and times, as far as footage had or has to cover them
 */
export async function resolveAnew(
  tx: Transaction,
  { version, items, countsFrom }: { version: number; items: readonly MustRecordItem[]; countsFrom: Date },
  now: Date,
): Promise<{ badgeNo: string; from: Date; until: Date }[]> {
  const ofKinds = items.flatMap(({ activityKinds, itemId, leadMs, lagMs, retentionCategory }) =>
    activityKinds.map((kind) => ({ kind, itemId, leadMs, lagMs, retentionCategory })),
  );
  const { rows } = await sql<{ badgeNo: string; from: Date; until: Date }>`
    with concerned as (
      select a.activity_id, a.starts_at, a.ends_at, i."itemId" as item_id, coalesce(i."leadMs", 0) as lead_ms,
        coalesce(i."lagMs", 0) as lag_ms, i."retentionCategory" as retention_category,
        greatest(a.lead_ms, coalesce(i."leadMs", 0)) as most_lead, greatest(a.lag_ms, coalesce(i."lagMs", 0)) as most_lag
      from activity a
      left join json_to_recordset(${JSON.stringify(ofKinds)}::json)
        as i (kind text, "itemId" text, "leadMs" integer, "lagMs" integer, "retentionCategory" text) on i.kind = a.kind
      where a.starts_at >= ${countsFrom}
      order by a.activity_id for update of a
    ), resolved as (
      update activity a
      set catalogue_version = ${version}, item_id = c.item_id, required = c.item_id is not null, lead_ms = c.lead_ms,
        lag_ms = c.lag_ms, retention_category = c.retention_category, changed_at = ${now}, review_at = now()
      from concerned c where a.activity_id = c.activity_id
    )
    select o.badge_no as "badgeNo", c.starts_at - c.most_lead * interval '1 millisecond' as "from",
      c.ends_at + c.most_lag * interval '1 millisecond' as until
    from concerned c join activity_officer o using (activity_id)
  `.execute(tx);
  return rows;
}
