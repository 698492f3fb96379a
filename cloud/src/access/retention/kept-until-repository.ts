import type { Category } from '@rollcall/shared/fields/categories';
import { defaultPeriods, type RetentionPeriods } from '@rollcall/shared/resources/retention';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Ground, groundsOf } from '../../activities/case-evidence/repository.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

export interface Retention {
  /** 0: nobody has changed any period, the defaults count. */
  version: number;
  periods: RetentionPeriods;
  /** Below which no period goes, whatever a version says: somebody may have raised the floor since. */
  floorMonths: number;
  /** How long footage of an activity with a ticket's number is kept at least. */
  ticketMonths: number;
}

/** The periods as they count now. */
export async function readRetention(db: Database | Transaction): Promise<Retention> {
  const [newest, parameters] = await Promise.all([
    db
      .selectFrom('retention_change')
      .select(['version', 'periods'])
      .where('version', 'is not', null)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),
    readParameters(db),
  ]);
  return {
    version: newest?.version ?? 0,
    periods: { ...defaultPeriods, ...newest?.periods },
    floorMonths: parameters.retentionFloorMonths,
    ticketMonths: parameters.ticketMonths,
  };
}

/**
 * Until when recordings `r` are kept by their category, or by those of the activities that they show where one asks for
 * longer, by a ticket's number, or for good as case evidence; `infinity`: permanently. Counted from their arrival at HQ, because
 * a recorder whose clock fell back to 1970 must not make its footage due at once; a month has an end, so that what came on
 * the 31st is kept to the end of a shorter one. Days are local ones: at night UTC may still be in the month before, which would
 * take up to three days from six months.
 */
export function keptByCategory({ periods, floorMonths, ticketMonths }: Omit<Retention, 'version'>): RawBuilder<Date> {
  const months = Object.fromEntries(
    Object.entries(periods).map(([category, period]) => [category, period && Math.max(period, floorMonths)]),
  );
  const after = (period: RawBuilder<unknown>) => sql<Date>`coalesce(
    (r.announced_at at time zone 'Asia/Shanghai' + ${period}::integer * interval '1 month') at time zone 'Asia/Shanghai', 'infinity')`;
  const as = (category: RawBuilder<string>) => after(sql`(${JSON.stringify(months)}::jsonb ->> ${category})`);
  return sql<Date>`greatest(${as(sql`r.category`)}, case when r.activity_categories <> '{}' then (
    select max(${as(sql`shown.category`)}) from unnest(r.activity_categories) as shown (category)) end,
    case when r.ticketed then ${after(sql`${Math.max(ticketMonths, floorMonths)}`)} end,
    case when exists (
      select from case_evidence e where e.recording_id = r.recording_id and e.released_at is null
    ) then 'infinity'::timestamptz end)`;
}

/**
 * What an index of categories and arrivals finds of recordings `r` that are kept no longer, and some days' more: a month
 * that ends early takes up to three days from its recordings.
 */
export function nearlyDue({ periods, floorMonths }: Omit<Retention, 'version'>, now: Date) {
  const ways = Object.entries(periods).flatMap(([category, months]) =>
    months === null
      ? []
      : [
          sql<SqlBool>`(r.category = ${category} and r.announced_at <=
            (${now}::timestamptz at time zone 'Asia/Shanghai' - ${Math.max(months, floorMonths)} * interval '1 month'
              + interval '3 days') at time zone 'Asia/Shanghai')`,
        ],
  );
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}

/** Until when recordings `r` are held; `infinity`: until somebody lifts it; null: they aren't. */
export function heldUntil(now: Date): RawBuilder<Date | null> {
  return sql<Date | null>`(
    select max(coalesce(h.expires_at, 'infinity')) from legal_hold h
    where h.recording_id = r.recording_id and h.lifted_at is null and (h.expires_at is null or h.expires_at > ${now}))`;
}

/** Until when one recording is kept by its category; null: permanently. */
export async function keptUntilByCategory(tx: Transaction, recordingId: string): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select nullif(${keptByCategory(await readRetention(tx))}, 'infinity') as until
    from recording r where r.recording_id = ${recordingId}
  `.execute(tx);
  return rows[0]?.until ?? null;
}

/**
 * Until when each of these recordings must be kept: the latest of its category's period, the floor and its holds. Null: no
 * end is known, because it is permanent or held until somebody lifts it. Recordings that HQ doesn't have are left out.
 */
export async function retainUntil(
  db: Database | Transaction,
  recordingIds: readonly string[],
  now: Date = new Date(),
): Promise<Map<string, Date | null>> {
  const retention = await readRetention(db);
  const { rows } = await sql<{ recordingId: string; until: Date | null }>`
    select r.recording_id as "recordingId",
      nullif(greatest(${keptByCategory(retention)}, ${heldUntil(now)}), 'infinity') as until
    from recording r where r.recording_id = any(${recordingIds})
  `.execute(db);
  return new Map(rows.map(({ recordingId, until }) => [recordingId, until]));
}

/** How long one recording is kept and why, and who let it be deleted. */
export async function selectRecordingRetention(db: Database, recordingId: string, now: Date) {
  const retention = await readRetention(db);
  const { rows } = await sql<{
    category: Category;
    categoryBy: string | null;
    categoryAt: Date | null;
    categoryReason: string | null;
    keptUntil: Date | null;
    deletedAt: Date | null;
    approvals: { by: string; reason: string; at: string }[];
    caseEvidence: Ground[];
  }>`
    select r.category, ${signedBy('a')} as "categoryBy", r.category_at as "categoryAt", r.category_reason as "categoryReason",
      nullif(greatest(${keptByCategory(retention)}, ${heldUntil(now)}), 'infinity') as "keptUntil",
      r.deleted_at as "deletedAt", ${groundsOf} as "caseEvidence", coalesce((
        select jsonb_agg(jsonb_build_object('by', ${signedBy('who')}, 'reason', d.reason,
          'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.decided_at)
        from deletion_entry e join deletion_decision d using (deletion_list_id) join account who using (account_id)
        where e.recording_id = r.recording_id and e.outcome = 'deleted'
      ), '[]') as approvals
    from recording r left join account a on a.account_id = r.category_by
    where r.recording_id = ${recordingId}
  `.execute(db);
  return rows[0];
}
