import type {
  SpotOrderEnd,
  SpotOrderFilters,
  SpotOrderRow,
  SpotOrderState,
  SpotOrderStep,
  SpotOrigin,
} from '@rollcall/shared/resources/spot-orders';
import { leastSpotMinutes } from '@rollcall/shared/resources/spot-orders';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { FindingTables } from '../../db/tables/finding-tables.ts';
import type { Sort } from '../../http/keyset.ts';

/** Who looks at orders: what is in sight, and those of which this officer is the owner. */
export interface Viewer {
  dataScope: DataScope;
  badgeNo: string | null;
}

export type StoredSpotOrder = Selectable<FindingTables['spot_order']>;
export type ListedSpotOrder = NonNullable<Awaited<ReturnType<typeof findSpotOrder>>>;

/** Newest first. */
export const spotOrderSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('r.ordered_at'), type: 'timestamptz' },
    { by: sql.ref('r.spot_order_id'), type: 'uuid' },
  ],
};

const originId = sql<string>`coalesce(r.finding_id, r.review_id, r.inspection_id)`;
const origin = sql<SpotOrigin>`case
  when r.finding_id is not null then 'finding' when r.review_id is not null then 'review' else 'inspection' end`;

export function spotOrdersWith(db: Database, filters: SpotOrderFilters, viewer: Viewer & { now: Date }) {
  const { state, unitCode, ownerBadgeNo, from, to } = filters;
  let rows = spotOrders(db, viewer.now).where(seenBy(viewer));
  if (state === 'overdue') rows = rows.where(isOverdue(viewer.now));
  else if (state === 'unseen') rows = rows.where(isUnseen(viewer.now));
  else if (state === 'unsettled') rows = rows.where('r.state', 'in', ['ordered', 'proved']);
  else if (state) rows = rows.where('r.state', '=', state);
  if (filters.origin) rows = rows.where(origin, '=', filters.origin);
  if (filters.originId) rows = rows.where(originId, '=', filters.originId);
  if (unitCode) rows = rows.where('r.unit_code', '=', unitCode);
  if (ownerBadgeNo) rows = rows.where('r.owner_badge_no', '=', ownerBadgeNo);
  if (from) rows = rows.where('r.ordered_at', '>=', startOfLocalDate(from));
  if (to) rows = rows.where('r.ordered_at', '<', startOfLocalDate(addDays(to, 1)));
  return rows;
}

export async function findSpotOrder(db: Database | Transaction, spotOrderId: string, viewer: Viewer & { now: Date }) {
  return spotOrders(db, viewer.now).where('r.spot_order_id', '=', spotOrderId).where(seenBy(viewer)).executeTakeFirst();
}

function spotOrders(db: Database | Transaction, now: Date) {
  return db
    .selectFrom('spot_order as r')
    .innerJoin('unit as u', 'u.unit_code', 'r.unit_code')
    .innerJoin('officer as o', 'o.badge_no', 'r.owner_badge_no')
    .innerJoin('account as who', 'who.account_id', 'r.ordered_by')
    .leftJoin('account as leader', 'leader.account_id', 'r.on_behalf_of')
    .selectAll('r')
    .select(['u.name as unit_name', 'o.name as owner_name', origin.as('origin'), originId.as('origin_id')])
    .select([isOverdue(now).as('overdue'), isUnseen(now).as('unseen')])
    .select([signedBy('who').as('ordered_by_name'), signedBy<null>('leader').as('on_behalf_of_name')]);
}

function seenBy({ dataScope, badgeNo }: Viewer): RawBuilder<SqlBool> {
  const inSight = inScope(dataScope, { unitCode: sql.ref('r.unit_code'), badgeNo: sql.ref('r.owner_badge_no') });
  return badgeNo === null ? inSight : sql`(${inSight} or r.owner_badge_no = ${badgeNo})`;
}

/** Whether order `r` wasn't put right in time by somebody who knew of it. Nobody can say what he did before HQ has the order. */
function isOverdue(now: Date): RawBuilder<boolean> {
  const since = new Date(now.getTime() - leastSpotMinutes * 60_000);
  return sql`(r.state = 'ordered' and r.seen_at is not null and r.due_at < ${now} and r.recorded_at < ${since})`;
}

/** Whether the time of order `r` is over and its owner doesn't know of it. */
function isUnseen(now: Date): RawBuilder<boolean> {
  return sql`(r.state = 'ordered' and r.seen_at is null and r.due_at < ${now})`;
}

/** Everything that was done about an order, oldest first. */
export async function selectSteps(db: Database, spotOrderId: string) {
  return db
    .selectFrom('spot_order_step as s')
    .leftJoin('account as who', 'who.account_id', 's.taken_by')
    .leftJoin('account as leader', 'leader.account_id', 's.on_behalf_of')
    .select(['s.step_id', 's.step', 's.text', 's.due_at', 's.taken_at'])
    .select([signedBy<null>('who').as('by'), signedBy<null>('leader').as('on_behalf_of')])
    .select(
      sql<{ fileId: string; fileName: string; mediaType: string; sha256: string; sizeBytes: number }[]>`(
        select coalesce(json_agg(json_build_object(
          'fileId', f.file_id, 'fileName', f.file_name, 'mediaType', f.media_type, 'sha256', f.sha256,
          'sizeBytes', f.size_bytes
        ) order by f.file_name, f.file_id), '[]')
        from spot_order_file f where f.step_id = s.step_id
      )`.as('files'),
    )
    .where('s.spot_order_id', '=', spotOrderId)
    .orderBy('s.nr')
    .execute();
}

/** The order, held until the end of the transaction. */
export async function lockSpotOrder(tx: Transaction, spotOrderId: string): Promise<StoredSpotOrder | undefined> {
  return tx
    .selectFrom('spot_order')
    .selectAll()
    .where('spot_order_id', '=', spotOrderId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export interface NewSpotOrder {
  origin: SpotOrigin;
  originId: string;
  unitCode: string;
  task: string;
  ownerBadgeNo: string;
  orderedAt: Date;
  recordedAt: Date;
  seenAt: Date | null;
  dueAt: Date;
  by: string;
  onBehalfOf: string | null;
}

/** Gives the order the next number of its year: one at a time. @returns undefined: one from there is open already */
export async function insertSpotOrder(tx: Transaction, order: NewSpotOrder): Promise<StoredSpotOrder | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall spot order numbers'))`.execute(tx);
  const year = Number(localDateOf(order.recordedAt).slice(0, 4));
  const last = await tx
    .selectFrom('spot_order')
    .select(({ fn }) => fn.max('order_no').as('order_no'))
    .where('order_year', '=', year)
    .executeTakeFirst();
  return tx
    .insertInto('spot_order')
    .values({
      order_year: year,
      order_no: (last?.order_no ?? 0) + 1,
      finding_id: order.origin === 'finding' ? order.originId : null,
      review_id: order.origin === 'review' ? order.originId : null,
      inspection_id: order.origin === 'inspection' ? order.originId : null,
      unit_code: order.unitCode,
      task: order.task,
      owner_badge_no: order.ownerBadgeNo,
      ordered_at: order.orderedAt,
      recorded_at: order.recordedAt,
      seen_at: order.seenAt,
      due_at: order.dueAt,
      ordered_by: order.by,
      on_behalf_of: order.onBehalfOf,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function updateSpotOrder(
  tx: Transaction,
  spotOrderId: string,
  after: {
    state: SpotOrderState;
    dueAt: Date;
    seenAt: Date | null;
    settledAt: Date | null;
    endedWhy: SpotOrderEnd | null;
  },
): Promise<void> {
  await tx
    .updateTable('spot_order')
    .set({
      state: after.state,
      due_at: after.dueAt,
      seen_at: after.seenAt,
      settled_at: after.settledAt,
      ended_why: after.endedWhy,
    })
    .where('spot_order_id', '=', spotOrderId)
    .execute();
}

export interface NewStep {
  spotOrderId: string;
  step: SpotOrderStep;
  text: string | null;
  dueAt: Date;
  by: string | null;
  onBehalfOf: string | null;
  at: Date;
}

/** The order is held. @returns its id */
export async function insertStep(tx: Transaction, step: NewStep): Promise<string> {
  const { step_id } = await tx
    .insertInto('spot_order_step')
    .values({
      spot_order_id: step.spotOrderId,
      nr: sql<number>`(
        select coalesce(max(nr), 0) + 1 from spot_order_step where spot_order_id = ${step.spotOrderId}
      )`,
      step: step.step,
      text: step.text,
      due_at: step.dueAt,
      taken_by: step.by,
      on_behalf_of: step.onBehalfOf,
      taken_at: step.at,
    })
    .returning('step_id')
    .executeTakeFirstOrThrow();
  return step_id;
}

/** A file that shows something, as it is stored. */
export interface ShownFile {
  fileName: string;
  mediaType: string;
  sha256: string;
  sizeBytes: number;
}

export async function insertFile(tx: Transaction, stepId: string, file: ShownFile): Promise<void> {
  await tx
    .insertInto('spot_order_file')
    .values({
      step_id: stepId,
      file_name: file.fileName,
      media_type: file.mediaType,
      sha256: file.sha256,
      size_bytes: file.sizeBytes,
    })
    .execute();
}

/** The shifts and the leave of an officer around a moment, from the day before it until a week after it. */
export async function selectTimes(tx: Database | Transaction, badgeNo: string, at: Date) {
  const day = 86_400_000;
  const [from, to] = [new Date(at.getTime() - 2 * day), new Date(at.getTime() + 2 * day)];
  const shifts = await tx
    .selectFrom('shift')
    .select(['starts_at as from', 'ends_at as to'])
    .where('badge_no', '=', badgeNo)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .execute();
  const leaves = await tx
    .selectFrom('leave')
    .select(['starts_at as from', 'ends_at as to'])
    .where('badge_no', '=', badgeNo)
    .where('removed_at', 'is', null)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .execute();
  return { shifts, leaves };
}

/** How an order is called: `2026-D0012`. */
export function numberOf({ order_year, order_no }: Pick<StoredSpotOrder, 'order_year' | 'order_no'>): string {
  return `${order_year}-D${String(order_no).padStart(4, '0')}`;
}

export function toRow(row: ListedSpotOrder): SpotOrderRow {
  return {
    spotOrderId: row.spot_order_id,
    number: numberOf(row),
    origin: row.origin,
    originId: row.origin_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    task: row.task,
    ownerBadgeNo: row.owner_badge_no,
    ownerName: row.owner_name,
    dueAt: row.due_at.toISOString(),
    state: row.state,
    overdue: row.overdue,
    unseen: row.unseen,
    endedWhy: row.ended_why,
    orderedBy: row.ordered_by_name,
    onBehalfOf: row.on_behalf_of_name,
    orderedAt: row.ordered_at.toISOString(),
    seenAt: row.seen_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}
