import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { selectMissing } from '../../evidence/guarantee-repository.ts';

/** What the store doesn't promise, and since when a probe says so; null: nobody has tried. */
export async function selectMissingGuarantees(tx: Transaction): Promise<BulletinContent['missingGuarantees']> {
  const missing = await selectMissing(tx);
  const { rows } = await sql<{ subject: string; type: string; at: Date }>`
    select distinct on (subject) subject, type, recorded_at as at from fact
    where subject = any(${missing.map((guarantee) => `guarantee:${guarantee}`)}::text[])
      and type in ('guarantee_held', 'guarantee_missing')
    order by subject, fact_id desc
  `.execute(tx);
  const since = new Map(rows.flatMap(({ subject, type, at }) => (type === 'guarantee_missing' ? [[subject, at]] : [])));
  return missing
    .map((guarantee) => ({ guarantee, since: since.get(`guarantee:${guarantee}`)?.toISOString() ?? null }))
    .sort((one, other) => (one.guarantee < other.guarantee ? -1 : 1));
}

/** Stations that HQ didn't hear of at some time of the period. */
export async function selectOutages(
  tx: Transaction,
  { begin, end, asOf }: { begin: Date; end: Date; asOf: Date },
): Promise<BulletinContent['outages']> {
  const { rows } = await sql<{ stationId: string; unitCode: string; from: Date; to: Date | null }>`
    select s.station_id as "stationId", s.unit_code as "unitCode", o.began_at as "from",
      case when o.ended_at <= ${asOf} then o.ended_at end as "to"
    from station s join station_outage o using (station_id)
    where o.began_at < ${end} and o.began_at <= ${asOf} and coalesce(o.ended_at, 'infinity') > ${begin}
    order by o.began_at, s.station_id collate "C"
  `.execute(tx);
  return rows.map(({ stationId, unitCode, from, to }) => ({
    ...{ stationId, unitCode, from: from.toISOString(), to: to?.toISOString() ?? null },
  }));
}

export interface StoredUnit {
  unitCode: string;
  name: string;
  kind: 'brigade' | 'squad' | 'section';
  retired: boolean;
}

/** By code; the brigade that stands above all others first. */
export async function selectUnits(tx: Transaction): Promise<{ units: StoredUnit[]; brigade: string }> {
  const { rows } = await sql<StoredUnit & { parentCode: string | null }>`
    select unit_code as "unitCode", name, kind, retired, parent_code as "parentCode" from unit order by unit_code collate "C"
  `.execute(tx);
  const brigades = rows.filter(({ kind }) => kind === 'brigade');
  const [top] = [...brigades.filter(({ parentCode }) => parentCode === null), ...brigades];
  return {
    units: rows.map(({ unitCode, name, kind, retired }) => ({ unitCode, name, kind, retired })),
    brigade: top?.name ?? '',
  };
}

/** Campaigns that ran within these local dates, both included. */
export async function selectCampaigns(
  tx: Transaction,
  { from, to }: { from: string; to: string },
): Promise<{ campaignId: string; name: string }[]> {
  const { rows } = await sql<{ campaignId: string; name: string }>`
    select campaign_id as "campaignId", name from campaign
    where starts_on <= ${to}::date and coalesce(ends_on >= ${from}::date, true)
    order by campaign_id
  `.execute(tx);
  return rows;
}

export async function selectNames(tx: Transaction): Promise<Map<string, string>> {
  const { rows } = await sql<{ badgeNo: string; name: string }>`
    select badge_no as "badgeNo", name from officer order by badge_no collate "C"
  `.execute(tx);
  return new Map(rows.map(({ badgeNo, name }) => [badgeNo, name]));
}
