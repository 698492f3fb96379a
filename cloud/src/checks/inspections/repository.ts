import type { FindingKind } from '@rollcall/shared/http/findings';
import type { FieldInspectionFilters, VisitKind } from '@rollcall/shared/resources/field-inspections';
import { type Insertable, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { CheckTables } from '../../db/tables/check-tables.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Sort } from '../../http/keyset.ts';
import type { JudgedInspection } from './judge-inspection.ts';

/** Newest first. */
export const inspectionSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('i.inspected_at'), type: 'timestamptz' },
    { by: sql.ref('i.inspection_id'), type: 'uuid' },
  ],
};

/** Who looks: what is in sight, and whether the order of a day is told before it is opened. */
export interface Viewer {
  dataScope: DataScope;
  seesOrder: boolean;
}

export type StoredInspection = Awaited<ReturnType<ReturnType<typeof inspectionsWith>['executeTakeFirstOrThrow']>>;

const stateOf = sql<'in_order' | 'fault' | 'withdrawn'>`case
  when i.withdrawn_at is not null then 'withdrawn' when i.faulty then 'fault' else 'in_order' end`;

const ownFinding = sql`'field_inspection:' || i.inspection_id`;

export function inspectionsWith(db: Database | Transaction, filters: FieldInspectionFilters, viewer: Viewer) {
  const { from, to, unitCode, badgeNo, state, fault, visit, dutyType, post, findingId } = filters;
  const visitOf = sql<VisitKind | null>`case
    when v.day is not null and v.opened_at is null and not ${viewer.seesOrder}::boolean then null
    when p.place <= v.wanted then 'drawn' else 'chosen' end`;
  let rows = db
    .selectFrom('field_inspection as i')
    .innerJoin('officer as o', 'o.badge_no', 'i.badge_no')
    .innerJoin('unit as u', 'u.unit_code', 'i.unit_code')
    .innerJoin('account as a', 'a.account_id', 'i.recorded_by')
    .leftJoin('duty_type as d', 'd.duty_type', 'i.duty_type')
    .leftJoin('visit_day as v', (on) =>
      on.on(sql<SqlBool>`v.day = (i.inspected_at at time zone 'Asia/Shanghai')::date`),
    )
    .leftJoin('visit_post as p', (on) =>
      on
        .onRef('p.day', '=', 'v.day')
        .onRef('p.unit_code', '=', 'i.unit_code')
        .onRef('p.duty_type', '=', 'i.duty_type')
        .onRef('p.post', '=', 'i.post'),
    )
    .selectAll('i')
    .select(['o.name as officer_name', 'u.name as unit_name', 'd.name as duty_type_name'])
    .select([signedBy('a').as('signed_by'), stateOf.as('state'), visitOf.as('visit')])
    .where(inScope(viewer.dataScope, { unitCode: sql.ref('i.unit_code'), badgeNo: sql.ref('i.badge_no') }));
  if (from !== undefined) rows = rows.where('i.duty_date', '>=', from);
  if (to !== undefined) rows = rows.where('i.duty_date', '<=', to);
  if (unitCode !== undefined) rows = rows.where('i.unit_code', '=', unitCode);
  if (badgeNo !== undefined) rows = rows.where('i.badge_no', '=', badgeNo);
  if (state !== undefined) rows = rows.where(stateOf, '=', state);
  if (fault !== undefined) rows = rows.where(sql<SqlBool>`i.items -> ${fault}::text ->> 'result' = 'fault'`);
  if (visit !== undefined) rows = rows.where(visitOf, '=', visit);
  if (dutyType !== undefined) rows = rows.where('i.duty_type', '=', dutyType);
  if (post !== undefined) rows = rows.where('i.post', '=', post);
  if (findingId !== undefined) {
    rows = rows.where(
      sql<SqlBool>`(i.joins_finding_id = ${findingId}::uuid or exists (
        select from finding f where f.finding_id = ${findingId}::uuid and f.rule_key = 'field_inspection'
          and f.subject = ${ownFinding}))`,
    );
  }
  return rows;
}

export async function insertInspection(tx: Transaction, row: Insertable<CheckTables['field_inspection']>) {
  await tx.insertInto('field_inspection').values(row).execute();
}

/** The inspection that this account's form became. */
export async function findByForm(tx: Transaction, { recordedBy, formKey }: { recordedBy: string; formKey: string }) {
  const row = await tx
    .selectFrom('field_inspection')
    .select('inspection_id')
    .where('recorded_by', '=', recordedBy)
    .where('form_key', '=', formKey)
    .executeTakeFirst();
  return row?.inspection_id;
}

/** Held until the end of the transaction. */
export async function lockInspection(tx: Transaction, inspectionId: string) {
  return tx
    .selectFrom('field_inspection')
    .selectAll()
    .where('inspection_id', '=', inspectionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function saveWithdrawn(
  tx: Transaction,
  inspectionId: string,
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<void> {
  await tx
    .updateTable('field_inspection')
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason })
    .where('inspection_id', '=', inspectionId)
    .execute();
}

export async function saveJoined(tx: Transaction, inspectionId: string, findingId: string | null): Promise<void> {
  await tx
    .updateTable('field_inspection')
    .set({ joins_finding_id: findingId })
    .where('inspection_id', '=', inspectionId)
    .execute();
}

type Judged = Omit<JudgedInspection, 'stated'> & { statedBy: string | null; joinsFindingId: string | null };

/**
 * Inspections with the finding that says of their minute that nothing was recorded: one that is open, or that an appeal set aside,
 * for then it was decided about that minute.
 */
export async function selectJudged(tx: Transaction, inspectionIds: readonly string[]): Promise<Judged[]> {
  const { rows } = await sql<Judged>`
    select i.inspection_id as "inspectionId", i.badge_no as "badgeNo", i.unit_code as "unitCode", i.duty_date as "dutyDate",
      i.shift_id as "shiftId", i.recorder_serial as "recorderSerial", i.inspected_at as "inspectedAt", i.at_place as place, i.items,
      i.withdrawn_at is not null as withdrawn, i.joins_finding_id as "joinsFindingId", stated.finding_id as "statedBy"
    from field_inspection i
    left join lateral (
      select f.finding_id from finding f
      where f.rule_key in ('coverage', 'activity_coverage', 'activity_start', 'activity_end')
        and f.state in ('open', 'set_aside')
        and f.duty_date between i.duty_date - 2 and i.duty_date + 2
        and (f.badge_no = i.badge_no or f.detail -> 'badgeNos' ? i.badge_no)
        and exists (
          select from jsonb_to_recordset(f.detail -> 'missing') as m ("from" timestamptz, "to" timestamptz)
          where m."from" <= i.inspected_at and m."to" > i.inspected_at)
      -- that of the shift says more
      order by f.rule_key <> 'coverage', f.rule_key, f.finding_id limit 1
    ) as stated on true
    where i.inspection_id = any(${inspectionIds}::uuid[])
    order by i.inspection_id
  `.execute(tx);
  return rows;
}

/** Inspections with a fault of officers whom these findings name, of about that time. */
export async function selectTouched(tx: Transaction, findings: readonly Finding[]): Promise<string[]> {
  const named = findings.flatMap(({ badgeNo, detail, dutyDate }) =>
    [badgeNo, ...(detail.badgeNos ?? [])].flatMap((officer) => (officer === null ? [] : [{ officer, dutyDate }])),
  );
  if (named.length === 0) return [];
  const { rows } = await sql<{ inspection_id: string }>`
    select distinct i.inspection_id
    from unnest(${named.map(({ officer }) => officer)}::text[], ${named.map(({ dutyDate }) => dutyDate)}::date[]) as n (badge_no, day)
    join field_inspection i on i.badge_no = n.badge_no and i.faulty
      and i.inspected_at >= (n.day - 2)::timestamp at time zone 'Asia/Shanghai'
      and i.inspected_at < (n.day + 3)::timestamp at time zone 'Asia/Shanghai'
  `.execute(tx);
  return rows.map((row) => row.inspection_id);
}

/** Who is meant: by badge number; by a recorder, who held it then; else by a whole name. */
export async function selectSought(tx: Transaction, sought: string, at: Date) {
  const { rows } = await sql<{ badgeNo: string; unitCode: string; recorderSerial: string | null; by: number }>`
    select o.badge_no as "badgeNo", o.unit_code as "unitCode", null as "recorderSerial", 1 as by
    from officer o where o.badge_no = ${sought}
    union all
    select o.badge_no, o.unit_code, h.recorder_serial, 2
    from holding h join officer o on o.badge_no = h.badge_no
    where h.recorder_serial = ${sought} and h.held_from <= ${at} and coalesce(h.held_until, 'infinity') > ${at}
    union all
    select o.badge_no, o.unit_code, null, 3 from officer o
    where o.name = ${sought} and coalesce(o.left_on, 'infinity') > ${at}::date
  `.execute(tx);
  const best = Math.min(...rows.map(({ by }) => by));
  return rows.filter(({ by }) => by === best);
}

/** The officer's shift that runs at that moment. */
export async function findRunningShift(tx: Transaction, badgeNo: string, at: Date) {
  return tx
    .selectFrom('shift')
    .select(['shift_id as shiftId', 'duty_type as dutyType', 'post', 'duty_date as dutyDate'])
    .where('badge_no', '=', badgeNo)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
}

/** Until when footage of that moment must be here: counted from the end of the shift. */
export async function findShiftEnd(db: Database, shiftId: string | null): Promise<Date | undefined> {
  if (shiftId === null) return undefined;
  const row = await db.selectFrom('shift').select('ends_at').where('shift_id', '=', shiftId).executeTakeFirst();
  return row?.ends_at;
}

/** The officer's activities that ask for footage of that moment, from lead to lag. */
export async function selectActivitiesAt(db: Database, badgeNo: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ activityId: string }>`
    select a.activity_id as "activityId" from activity_officer o join activity a using (activity_id)
    where o.badge_no = ${badgeNo} and a.starts_at - a.lead_ms * interval '1 millisecond' <= ${at}
      and greatest(a.ends_at + a.lag_ms * interval '1 millisecond', a.starts_at + interval '1 millisecond') > ${at}
      -- No activity lasts longer than 48 hours.
      and a.starts_at > ${at}::timestamptz - interval '50 hours'
  `.execute(db);
  return rows.map(({ activityId }) => activityId);
}

const likeText = (text: string) => text.replace(/[\\%_]/g, (char) => `\\${char}`);

/** Officers in service whose badge, name or recorder it could be. */
export async function selectCandidates(db: Database, q: string, now: Date) {
  const like = likeText(q);
  const { rows } = await sql<{ badgeNo: string; officerName: string; unitName: string; recorderSerials: string[] }>`
    select o.badge_no as "badgeNo", o.name as "officerName", u.name as "unitName", held.serials as "recorderSerials"
    from officer o join unit u using (unit_code)
    cross join lateral (
      select coalesce(array_agg(h.recorder_serial order by h.held_from desc), '{}') as serials from holding h
      where h.badge_no = o.badge_no and h.held_from <= ${now} and coalesce(h.held_until, 'infinity') > ${now}
    ) as held
    where coalesce(o.left_on, 'infinity') > ${now}::date and (
      o.badge_no like ${`${like}%`} or o.name like ${`%${like}%`}
      or exists (select from unnest(held.serials) as serial where serial ilike ${`%${like}%`}))
    order by o.badge_no <> ${q}, o.badge_no limit 10
  `.execute(db);
  return rows;
}

/** Where inspections of this officer's unit were made before, the latest first, then its posts of the last two weeks. */
export async function selectPlaces(db: Database, badgeNo: string | undefined, now: Date): Promise<string[]> {
  const ofUnit = sql`(${badgeNo ?? null}::text is null or unit_code = (
    select unit_code from officer where badge_no = ${badgeNo ?? null}))`;
  const { rows } = await sql<{ place: string }>`
    select place from (
      select at_place as place, 0 as nr, max(inspected_at) as last from field_inspection where ${ofUnit} group by at_place
      union all
      select s.post, 1, max(s.starts_at) from shift s join officer o on o.badge_no = s.badge_no
      where ${badgeNo ?? null}::text is not null and o.unit_code = (
          select unit_code from officer where badge_no = ${badgeNo ?? null})
        and s.post <> '' and s.starts_at between ${now}::timestamptz - interval '14 days' and ${now}::timestamptz + interval '1 day'
      group by s.post
    ) as known group by place order by min(nr), max(last) desc limit 20
  `.execute(db);
  return rows.map(({ place }) => place);
}

/** The finding that an inspection made, as far as it stands, and the one that it joined. */
export async function findLinked(
  db: Database,
  { inspectionId, joinsFindingId }: { inspectionId: string; joinsFindingId: string | null },
) {
  const rows = await db
    .selectFrom('finding')
    .select(['finding_id as findingId', 'kind', 'rule_key'])
    .$castTo<{ findingId: string; kind: FindingKind; rule_key: string }>()
    .where((where) =>
      where.or([
        where.and([
          where('rule_key', '=', 'field_inspection'),
          where('subject', '=', `field_inspection:${inspectionId}`),
        ]),
        where('finding_id', '=', joinsFindingId),
      ]),
    )
    .execute();
  const linkOf = (isOwn: boolean) => {
    const row = rows.find(({ rule_key }) => (rule_key === 'field_inspection') === isOwn);
    return row ? { findingId: row.findingId, kind: row.kind } : null;
  };
  return { finding: linkOf(true), joined: linkOf(false) };
}

export async function findCorrection(db: Database, inspectionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('field_inspection')
    .select('inspection_id')
    .where('corrects', '=', inspectionId)
    .executeTakeFirst();
  return row?.inspection_id ?? null;
}
