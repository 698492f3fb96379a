import type { Handling } from '@rollcall/shared/http/handling';
import type { CauseFilters, NewCause } from '@rollcall/shared/resources/common-causes';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';
import { isLikeCause } from '../finding-cause-repository.ts';
import { findingSeenBy } from '../finding-list-repository.ts';

/** Latest first. */
export const causeSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('c.starts_at'), type: 'timestamptz' },
    { by: sql.ref('c.cause_id'), type: 'uuid' },
  ],
};

export type ListedCause = NonNullable<Awaited<ReturnType<typeof findCause>>>;

export function causesWith(db: Database, { kind, unitCode }: CauseFilters, dataScope: DataScope) {
  let rows = causes(db, dataScope).where(causeSeenBy(dataScope));
  if (kind) rows = rows.where('c.kind', '=', kind);
  if (unitCode) rows = rows.where('c.unit_code', '=', unitCode);
  return rows;
}

export async function findCause(db: Database | Transaction, causeId: string, dataScope: DataScope) {
  return causes(db, dataScope).where('c.cause_id', '=', causeId).where(causeSeenBy(dataScope)).executeTakeFirst();
}

/** A cause, held until the end of the transaction. */
export async function lockCause(tx: Transaction, causeId: string) {
  return tx.selectFrom('common_cause').selectAll().where('cause_id', '=', causeId).forNoKeyUpdate().executeTakeFirst();
}

/** Of the own unit and of the whole brigade; an officer sees those that his own findings are under. */
function causeSeenBy(dataScope: DataScope): RawBuilder<SqlBool> {
  if (dataScope.badgeNo === undefined && dataScope.unitCode === undefined) return sql`true`;
  const isOver = sql`exists (
    select from finding_cause fc join finding f on f.finding_id = fc.finding_id
    where fc.cause_id = c.cause_id and fc.detached_at is null and ${findingSeenBy(dataScope)}
  )`;
  return dataScope.badgeNo === undefined
    ? sql`(c.unit_code is null or c.unit_code = ${dataScope.unitCode} or ${isOver})`
    : sql`(${isOver})`;
}

/** How many findings under cause `c` are in sight. */
function countUnder(dataScope: DataScope, which: RawBuilder<SqlBool>): RawBuilder<number> {
  return sql`(
    select count(*)::integer from finding_cause fc join finding f on f.finding_id = fc.finding_id
    where fc.cause_id = c.cause_id and fc.detached_at is null and ${findingSeenBy(dataScope)} and ${which}
  )`;
}

const isUndecided = sql<SqlBool>`f.handling in ('told', 'answered')`;

function causes(db: Database | Transaction, dataScope: DataScope) {
  return db
    .selectFrom('common_cause as c')
    .leftJoin('unit as u', 'u.unit_code', 'c.unit_code')
    .innerJoin('account as who', 'who.account_id', 'c.recorded_by')
    .leftJoin('account as leader', 'leader.account_id', 'c.on_behalf_of')
    .select([
      'c.cause_id',
      'c.title',
      'c.kind',
      'c.text',
      'c.starts_at',
      'c.ends_at',
      'c.unit_code',
      'u.name as unit_name',
      'c.recommended',
      'c.recorded_at',
      signedBy('who').as('recorded_by'),
      signedBy<null>('leader').as('on_behalf_of'),
      countUnder(dataScope, sql`true`).as('findings'),
      countUnder(dataScope, isUndecided).as('undecided'),
    ]);
}

/** How many findings under a cause are how far, of those in sight. */
export async function countHandlings(
  db: Database,
  causeId: string,
  dataScope: DataScope,
): Promise<{ handling: Handling; count: number }[]> {
  return db
    .selectFrom('finding_cause as fc')
    .innerJoin('finding as f', 'f.finding_id', 'fc.finding_id')
    .select(({ fn }) => ['f.handling', fn.countAll<number>().as('count')])
    .where('fc.cause_id', '=', causeId)
    .where('fc.detached_at', 'is', null)
    .where(findingSeenBy(dataScope))
    .groupBy('f.handling')
    .execute();
}

/** How many findings in sight may belong to a cause. */
export async function countLike(db: Database, causeId: string, dataScope: DataScope): Promise<number> {
  const { count } = await db
    .selectFrom('finding as f')
    .leftJoin('shift as s', 's.shift_id', 'f.shift_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(isLikeCause(causeId))
    .where(findingSeenBy(dataScope))
    .executeTakeFirstOrThrow();
  return count;
}

type Said = NewCause & { recommended: boolean };

const toColumns = ({ title, kind, text, startsAt, endsAt, unitCode, recommended }: Said) => ({
  title,
  kind,
  text,
  starts_at: new Date(startsAt),
  ends_at: endsAt === null ? null : new Date(endsAt),
  unit_code: unitCode,
  recommended,
});

export async function insertCause(
  tx: Transaction,
  cause: Said & { by: string; onBehalfOf: string | null; at: Date },
): Promise<string> {
  const row = await tx
    .insertInto('common_cause')
    .values({
      ...toColumns(cause),
      recorded_by: cause.by,
      on_behalf_of: cause.onBehalfOf,
      recorded_at: cause.at,
    })
    .returning('cause_id')
    .executeTakeFirstOrThrow();
  return row.cause_id;
}

export async function updateCause(tx: Transaction, causeId: string, cause: Said): Promise<void> {
  await tx.updateTable('common_cause').set(toColumns(cause)).where('cause_id', '=', causeId).execute();
}

/** Those of these findings that are under a cause. Ask when they are held. */
export async function selectUnderCause(tx: Transaction, findingIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('finding_cause')
    .select('finding_id')
    .where('finding_id', '=', sql<string>`any(${findingIds}::uuid[])`)
    .where('detached_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.finding_id));
}

export async function insertUnderCause(
  tx: Transaction,
  findingIds: readonly string[],
  attached: { causeId: string; by: string; onBehalfOf: string | null; at: Date },
): Promise<void> {
  await tx
    .insertInto('finding_cause')
    .values(
      findingIds.map((findingId) => ({
        finding_id: findingId,
        cause_id: attached.causeId,
        attached_by: attached.by,
        on_behalf_of: attached.onBehalfOf,
        attached_at: attached.at,
      })),
    )
    .execute();
}

/** @returns false when the finding isn't under this cause */
export async function updateDetached(
  tx: Transaction,
  { causeId, findingId, by, at, reason }: { causeId: string; findingId: string; by: string; at: Date; reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('finding_cause')
    .set({ detached_by: by, detached_at: at, detach_reason: reason })
    .where('cause_id', '=', causeId)
    .where('finding_id', '=', findingId)
    .where('detached_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
