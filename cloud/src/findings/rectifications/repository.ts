import type { FindingKind } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type {
  RectificationEnd,
  RectificationFilters,
  RectificationRow,
  RectificationState,
  RectificationStep,
} from '@rollcall/shared/resources/rectifications';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { FindingTables } from '../../db/tables/finding-tables.ts';
import type { Sort } from '../../http/keyset.ts';
import { findingSeenBy } from '../finding-list-repository.ts';

/** Who looks at orders: what is in sight, and those of which this officer is the owner. */
export interface Viewer {
  dataScope: DataScope;
  badgeNo: string | null;
}

export type StoredRectification = Selectable<FindingTables['rectification']>;
export type ListedRectification = NonNullable<Awaited<ReturnType<typeof findRectification>>>;

/** Newest first. */
export const rectificationSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('r.ordered_at'), type: 'timestamptz' },
    { by: sql.ref('r.rectification_id'), type: 'uuid' },
  ],
};

export function rectificationsWith(
  db: Database,
  { state, unitCode, ownerBadgeNo, findingId }: RectificationFilters,
  viewer: Viewer & { now: Date },
) {
  let rows = rectifications(db, viewer.now).where(seenBy(viewer));
  if (state === 'overdue') rows = rows.where(isOverdue(viewer.now));
  else if (state === 'unsettled') rows = rows.where('r.state', 'in', ['ordered', 'proved']);
  else if (state) rows = rows.where('r.state', '=', state);
  if (unitCode) rows = rows.where('f.unit_code', '=', unitCode);
  if (ownerBadgeNo) rows = rows.where('r.owner_badge_no', '=', ownerBadgeNo);
  if (findingId) rows = rows.where('r.finding_id', '=', findingId);
  return rows;
}

export async function findRectification(
  db: Database | Transaction,
  rectificationId: string,
  viewer: Viewer & { now: Date },
) {
  return rectifications(db, viewer.now)
    .where('r.rectification_id', '=', rectificationId)
    .where(seenBy(viewer))
    .executeTakeFirst();
}

/** Everything that was done about an order, oldest first. */
export async function selectSteps(db: Database, rectificationId: string) {
  return db
    .selectFrom('rectification_step as s')
    .innerJoin('officer as o', 'o.badge_no', 's.owner_badge_no')
    .leftJoin('account as who', 'who.account_id', 's.taken_by')
    .leftJoin('account as leader', 'leader.account_id', 's.on_behalf_of')
    .select([
      's.step_id',
      's.step',
      's.text',
      's.owner_badge_no',
      'o.name as owner_name',
      's.due_on',
      's.taken_at',
      signedBy<null>('who').as('by'),
      signedBy<null>('leader').as('on_behalf_of'),
      sql<{ fileId: string; fileName: string; mediaType: string; sha256: string; sizeBytes: number }[]>`(
        select coalesce(json_agg(json_build_object(
          'fileId', f.file_id, 'fileName', f.file_name, 'mediaType', f.media_type, 'sha256', f.sha256,
          'sizeBytes', f.size_bytes
        ) order by f.file_name, f.file_id), '[]')
        from rectification_file f where f.step_id = s.step_id
      )`.as('files'),
    ])
    .where('s.rectification_id', '=', rectificationId)
    .orderBy('s.nr')
    .execute();
}

/** The order, held until the end of the transaction. Hold its finding first. */
export async function lockRectification(
  tx: Transaction,
  rectificationId: string,
): Promise<StoredRectification | undefined> {
  return tx
    .selectFrom('rectification')
    .selectAll()
    .where('rectification_id', '=', rectificationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The orders that findings are being put right by, held. Hold the findings first. */
export async function lockOpenOf(tx: Transaction, findingIds: readonly string[]): Promise<StoredRectification[]> {
  return tx
    .selectFrom('rectification')
    .selectAll()
    .where('finding_id', '=', sql<string>`any(${findingIds}::uuid[])`)
    .where('state', 'in', ['ordered', 'proved'])
    .orderBy('finding_id')
    .forNoKeyUpdate()
    .execute();
}

/** Whether this officer may be the owner: serves, and is of the unit or among those whom the finding names. */
export async function isFitOwner(
  tx: Transaction,
  badgeNo: string,
  { unitCode, named, on }: { unitCode: string; named: readonly string[]; on: string },
): Promise<boolean> {
  const officer = await tx
    .selectFrom('officer')
    .select('unit_code')
    .where('badge_no', '=', badgeNo)
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', on)]))
    .executeTakeFirst();
  // What names nobody, such as what HQ's own store lost, may be anybody's to put right.
  return officer !== undefined && (named.length === 0 || officer.unit_code === unitCode || named.includes(badgeNo));
}

export interface NewRectification {
  findingId: string;
  findingKind: FindingKind;
  task: string;
  ownerBadgeNo: string;
  dueOn: string;
  by: string;
  onBehalfOf: string | null;
  at: Date;
}

/** Gives the order the next number of its year: one at a time. */
export async function insertRectification(tx: Transaction, order: NewRectification): Promise<StoredRectification> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall rectification numbers'))`.execute(tx);
  const year = Number(localDateOf(order.at).slice(0, 4));
  const last = await tx
    .selectFrom('rectification')
    .select(({ fn }) => fn.max('order_no').as('order_no'))
    .where('order_year', '=', year)
    .executeTakeFirst();
  return tx
    .insertInto('rectification')
    .values({
      order_year: year,
      order_no: (last?.order_no ?? 0) + 1,
      finding_id: order.findingId,
      finding_kind: order.findingKind,
      task: order.task,
      owner_badge_no: order.ownerBadgeNo,
      due_on: order.dueOn,
      ordered_by: order.by,
      on_behalf_of: order.onBehalfOf,
      ordered_at: order.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateRectification(
  tx: Transaction,
  rectificationId: string,
  after: {
    state: RectificationState;
    ownerBadgeNo: string;
    dueOn: string;
    settledAt?: Date;
    endedWhy?: RectificationEnd;
  },
): Promise<void> {
  await tx
    .updateTable('rectification')
    .set({
      state: after.state,
      owner_badge_no: after.ownerBadgeNo,
      due_on: after.dueOn,
      settled_at: after.settledAt ?? null,
      ended_why: after.endedWhy ?? null,
    })
    .where('rectification_id', '=', rectificationId)
    .execute();
}

export interface NewStep {
  rectificationId: string;
  step: RectificationStep;
  text: string | null;
  ownerBadgeNo: string;
  dueOn: string;
  by: string | null;
  onBehalfOf: string | null;
  at: Date;
}

/** The order is held. @returns its id */
export async function insertStep(tx: Transaction, step: NewStep): Promise<string> {
  const { step_id } = await tx
    .insertInto('rectification_step')
    .values({
      rectification_id: step.rectificationId,
      nr: sql<number>`(
        select coalesce(max(nr), 0) + 1 from rectification_step where rectification_id = ${step.rectificationId}
      )`,
      step: step.step,
      text: step.text,
      owner_badge_no: step.ownerBadgeNo,
      due_on: step.dueOn,
      taken_by: step.by,
      on_behalf_of: step.onBehalfOf,
      taken_at: step.at,
    })
    .returning('step_id')
    .executeTakeFirstOrThrow();
  return step_id;
}

/** A file that proves something, as it is stored. */
export interface ProofFile {
  fileName: string;
  mediaType: string;
  sha256: string;
  sizeBytes: number;
}

export async function insertFile(tx: Transaction, stepId: string, file: ProofFile): Promise<void> {
  await tx
    .insertInto('rectification_file')
    .values({
      step_id: stepId,
      file_name: file.fileName,
      media_type: file.mediaType,
      sha256: file.sha256,
      size_bytes: file.sizeBytes,
    })
    .execute();
}

/** Writes how far a finding is. Whether somebody has to look at it again stays as it is. */
export async function moveFinding(tx: Transaction, findingId: string, handling: Handling): Promise<void> {
  await tx.updateTable('finding').set({ handling }).where('finding_id', '=', findingId).execute();
}

/** How an order is called: `2026-0012`. */
export function numberOf({ order_year, order_no }: Pick<StoredRectification, 'order_year' | 'order_no'>): string {
  return `${order_year}-${String(order_no).padStart(4, '0')}`;
}

export function toRow(row: ListedRectification): RectificationRow {
  return {
    rectificationId: row.rectification_id,
    number: numberOf(row),
    findingId: row.finding_id,
    findingKind: row.finding_kind,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    dutyDate: row.duty_date,
    task: row.task,
    ownerBadgeNo: row.owner_badge_no,
    ownerName: row.owner_name,
    dueOn: row.due_on,
    overdue: row.overdue,
    state: row.state,
    endedWhy: row.ended_why,
    orderedBy: row.ordered_by_name,
    onBehalfOf: row.on_behalf_of_name,
    orderedAt: row.ordered_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}

function rectifications(db: Database | Transaction, now: Date) {
  return db
    .selectFrom('rectification as r')
    .innerJoin('finding as f', 'f.finding_id', 'r.finding_id')
    .innerJoin('unit as u', 'u.unit_code', 'f.unit_code')
    .innerJoin('officer as o', 'o.badge_no', 'r.owner_badge_no')
    .innerJoin('account as who', 'who.account_id', 'r.ordered_by')
    .leftJoin('account as leader', 'leader.account_id', 'r.on_behalf_of')
    .selectAll('r')
    .select([
      'f.unit_code',
      'u.name as unit_name',
      'f.duty_date',
      'o.name as owner_name',
      isOverdue(now).as('overdue'),
      signedBy('who').as('ordered_by_name'),
      signedBy<null>('leader').as('on_behalf_of_name'),
    ]);
}

function seenBy({ dataScope, badgeNo }: Viewer): RawBuilder<SqlBool> {
  return badgeNo === null
    ? findingSeenBy(dataScope)
    : sql`(${findingSeenBy(dataScope)} or r.owner_badge_no = ${badgeNo})`;
}

function isOverdue(now: Date): RawBuilder<boolean> {
  return sql`(r.state = 'ordered' and r.due_on < ${localDateOf(now)})`;
}
