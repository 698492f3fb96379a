import type { ItemKind } from '@rollcall/shared/draw/plan';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { holdDraws } from './draw-lock.ts';
import { officerTag, saltOfYear } from './officer-tag.ts';

interface Ripening {
  kind: ItemKind;
  item: string;
  badgeNo: string;
  unitCode: string;
  dutyType: string;
  activityType: string | null;
  campaign: string | null;
}

/** At once, so that no transaction is large; the next follow. */
const mostAtOnce = 2000;

/**
 * Writes a leaf for every shift and every activity whose import deadline passed since the chain of draws began, whether there is
 * footage of it or not; for one that was entered later at once. @returns how many
 */
export async function ripenItems(db: Database, now: Date): Promise<number> {
  let ripened = 0;
  for (;;) {
    const more = await db.transaction().execute((tx) => ripenSome(tx, now));
    ripened += more;
    if (more < mostAtOnce) return ripened;
  }
}

async function ripenSome(tx: Transaction, now: Date): Promise<number> {
  await holdDraws(tx);
  const started = await findStart(tx);
  if (!started) return 0;
  const { importDeadlineHours } = await readParameters(tx);
  const items = await selectRipening(tx, { now, started, importDeadlineHours });
  if (items.length === 0) return 0;
  const salt = await saltOfYear(tx, Number(localDateOf(now).slice(0, 4)));
  const tagged = items.map((item) => ({ ...item, tag: officerTag(salt, item.badgeNo) }));
  const factIds = await appendFacts(
    tx,
    tagged.map(({ kind, item, tag, unitCode: unit, dutyType, activityType, campaign }) => ({
      type: 'check_ripe' as const,
      subject: `${kind}:${item}` as const,
      payload: { kind, item, tag, unit, dutyType, activityType, campaign },
    })),
  );
  const rows = tagged.map((item, nr) => ({ ...item, factId: factIds[nr] }));
  await sql`
    insert into check_item (kind, item, badge_no, tag, unit_code, duty_type, activity_type, campaign, ripe_at, fact_id)
    select kind, item, "badgeNo", tag, "unitCode", "dutyType", "activityType", campaign, ${now}, "factId"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      kind text, item uuid, "badgeNo" text, tag text, "unitCode" text, "dutyType" text, "activityType" text, campaign text,
      "factId" bigint
    )
  `.execute(tx);
  return items.length;
}

/** Says of what was cancelled or withdrawn since it became ripe that there is nothing to look at. @returns how many */
export async function excludeItems(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await holdDraws(tx);
    const { rows } = await sql<{ kind: ItemKind; item: string }>`
      select i.kind, i.item from check_item i
      left join shift s on i.kind = 'shift' and s.shift_id = i.item
      left join activity a on i.kind = 'activity' and a.activity_id = i.item
      where i.excluded_fact_id is null and (s.cancelled_at is not null or a.withdrawn_at is not null)
      order by 1, 2
      for no key update of i
    `.execute(tx);
    const factIds = await appendFacts(
      tx,
      rows.map(({ kind, item }) => ({
        type: 'check_excluded' as const,
        subject: `${kind}:${item}` as const,
        payload: { kind, item, why: kind === 'shift' ? 'shift_cancelled' : 'activity_withdrawn' },
      })),
    );
    const excluded = rows.map((row, nr) => ({ ...row, factId: factIds[nr] }));
    await sql`
      update check_item i set excluded_fact_id = "factId"
      from json_to_recordset(${JSON.stringify(excluded)}::json) as e (kind text, item uuid, "factId" bigint)
      where i.kind = e.kind and i.item = e.item
    `.execute(tx);
    return rows.length;
  });
}

interface Start {
  at: Date;
  factId: number;
}

/** When the chain began; undefined before. */
async function findStart(tx: Transaction): Promise<Start | undefined> {
  return tx
    .selectFrom('draw')
    .select(['fixed_at as at', 'fixed_fact_id as factId'])
    .where('draw', '=', 1)
    .executeTakeFirst();
}

/**
 * A shift counts for its officer, an activity for the officer who was longest in it. Shifts without a duty to record aren't drawn.
 * Whose deadline was over when the chain began belongs to no draw, unless it was entered later.
 */
async function selectRipening(
  tx: Transaction,
  { now, started, importDeadlineHours }: { now: Date; started: Start; importDeadlineHours: number },
): Promise<Ripening[]> {
  const hours = sql`${importDeadlineHours} * interval '1 hour'`;
  const { rows } = await sql<Ripening>`
    select * from (
      select 'shift' as kind, s.shift_id as item, s.badge_no as "badgeNo", o.unit_code as "unitCode",
        s.duty_type as "dutyType", null::text as "activityType", s.campaign_id::text as campaign
      from shift s join officer o using (badge_no) join duty_type t using (duty_type)
      where s.cancelled_at is null and t.recording_rule <> 'none'
        and s.ends_at <= ${now}::timestamptz - ${hours}
        and (s.ends_at > ${started.at}::timestamptz - ${hours} or exists (
          select from fact f
          where f.subject = 'shift:' || s.shift_id and f.type = 'shift_added' and f.fact_id > ${started.factId}
        ))
        and not exists (select from check_item i where i.kind = 'shift' and i.item = s.shift_id)
      union all
      select 'activity', a.activity_id, who.badge_no, o.unit_code, coalesce(on_duty.duty_type, 'none'), a.kind, a.campaign_id::text
      from activity a
      cross join lateral (
        select badge_no from activity_officer ao where ao.activity_id = a.activity_id
        order by ao.ends_at - ao.starts_at desc, badge_no limit 1
      ) as who
      join officer o on o.badge_no = who.badge_no
      left join lateral (
        select s.duty_type from shift s
        where s.badge_no = who.badge_no and s.cancelled_at is null and s.starts_at < a.ends_at and s.ends_at > a.starts_at
        order by s.starts_at limit 1
      ) as on_duty on true
      where a.withdrawn_at is null and a.required
        and a.ends_at <= ${now}::timestamptz - ${hours}
        and (a.ends_at > ${started.at}::timestamptz - ${hours} or exists (
          select from fact f
          where f.subject = 'activity:' || a.activity_id and f.type = 'activity_told' and f.fact_id > ${started.factId}
        ))
        and not exists (select from check_item i where i.kind = 'activity' and i.item = a.activity_id)
    ) as due
    order by kind, item
    limit ${mostAtOnce}
  `.execute(tx);
  return rows;
}
