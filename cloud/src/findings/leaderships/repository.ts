import type { LeadershipFilters } from '@rollcall/shared/resources/leaderships';
import { type SqlBool, sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signatureOf } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';
import type { Term } from './put-term.ts';

/** Whom a leadership is about: an officer, or (`badgeNo` null) the unit. */
export interface Led {
  badgeNo: string | null;
  unitCode: string;
}

export type KnownTerm = Term & { leadershipId: string };

/** Everything that is noted of one officer or unit. */
export async function selectTerms(tx: Transaction, { badgeNo, unitCode }: Led): Promise<KnownTerm[]> {
  const rows = tx
    .selectFrom('leadership')
    .select([
      'leadership_id as leadershipId',
      'unit_code as unitCode',
      'leader_badge_no as leaderBadgeNo',
      'led_from as ledFrom',
      'led_until as ledUntil',
      'corrected_by',
      'corrected_at',
      'correction_reason',
    ]);
  const found = await (badgeNo === null
    ? rows.where('badge_no', 'is', null).where('unit_code', '=', unitCode)
    : rows.where('badge_no', '=', badgeNo)
  ).execute();
  return found.map(({ corrected_by: by, corrected_at: at, correction_reason: reason, ...term }) => ({
    ...term,
    correction: by === null || at === null || reason === null ? null : { by, at, reason },
  }));
}

/** Writes terms in place of others of the same officer or unit. */
export async function replaceTerms(
  tx: Transaction,
  { replaced, by }: { replaced: readonly KnownTerm[]; by: readonly Term[] },
  { badgeNo }: Pick<Led, 'badgeNo'>,
): Promise<void> {
  const ids = replaced.map(({ leadershipId }) => leadershipId);
  if (ids.length > 0) await tx.deleteFrom('leadership').where('leadership_id', 'in', ids).execute();
  if (by.length === 0) return;
  await tx
    .insertInto('leadership')
    .values(
      by.map(({ unitCode, leaderBadgeNo, ledFrom, ledUntil, correction }) => ({
        badge_no: badgeNo,
        unit_code: unitCode,
        leader_badge_no: leaderBadgeNo,
        led_from: ledFrom,
        led_until: ledUntil,
        corrected_by: correction?.by ?? null,
        corrected_at: correction?.at ?? null,
        correction_reason: correction?.reason ?? null,
      })),
    )
    .execute();
}

/** Latest first; what began before HQ knew of it last. */
export const leadershipSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql`coalesce(l.led_from, timestamptz '1900-01-01 00:00Z')`, type: 'timestamptz' },
    { by: sql.ref('l.leadership_id'), type: 'uuid' },
  ],
};

export type StoredLeadership = NonNullable<Awaited<ReturnType<typeof findLeadership>>>;

export function leadershipsWith(db: Database, filters: LeadershipFilters, viewer: Viewer) {
  let rows = leaderships(db).where(isSeenBy(viewer));
  if (filters.of) rows = rows.where('l.badge_no', filters.of === 'units' ? 'is' : 'is not', null);
  if (filters.badgeNo) rows = rows.where('l.badge_no', '=', filters.badgeNo);
  if (filters.unitCode) rows = rows.where('l.unit_code', '=', filters.unitCode);
  if (filters.leaderBadgeNo) rows = rows.where('l.leader_badge_no', '=', filters.leaderBadgeNo);
  if (filters.on) rows = rows.where(touches(filters.on));
  return rows;
}

export async function findLeadership(db: Database, leadershipId: string, viewer: Viewer) {
  return leaderships(db).where('l.leadership_id', '=', leadershipId).where(isSeenBy(viewer)).executeTakeFirst();
}

/** Who looks: as far as the role goes, and everybody at himself. */
interface Viewer {
  dataScope: DataScope;
  session: { badgeNo: string | null };
}

/** Everybody sees who led him and whom he led; an officer also who led the units that he belonged to, while he did. */
function isSeenBy({ dataScope, session }: Viewer) {
  const own = sql`(l.badge_no = ${session.badgeNo} or l.leader_badge_no = ${session.badgeNo})`;
  if (dataScope.badgeNo !== undefined) {
    return sql<SqlBool>`(${own} or l.badge_no is null and exists (
      select from leadership mine
      where mine.badge_no = ${dataScope.badgeNo} and mine.unit_code = l.unit_code
        and tstzrange(mine.led_from, mine.led_until) && tstzrange(l.led_from, l.led_until)))`;
  }
  return dataScope.unitCode === undefined
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${own} or l.unit_code = ${dataScope.unitCode})`;
}

function touches(date: string) {
  const start = sql`${date}::date::timestamp at time zone 'Asia/Shanghai'`;
  return sql<SqlBool>`tstzrange(l.led_from, l.led_until) && tstzrange(${start}, ${start} + interval '1 day')`;
}

function leaderships(db: Database) {
  return db
    .selectFrom('leadership as l')
    .innerJoin('unit as u', 'u.unit_code', 'l.unit_code')
    .leftJoin('officer as o', 'o.badge_no', 'l.badge_no')
    .leftJoin('officer as leader', 'leader.badge_no', 'l.leader_badge_no')
    .select([
      'l.leadership_id',
      'l.badge_no',
      'o.name as officer_name',
      'l.unit_code',
      'u.name as unit_name',
      'l.leader_badge_no',
      'leader.name as leader_name',
      'l.led_from',
      'l.led_until',
      signatureOf<null>('l.corrected_by').as('corrected_by'),
      'l.corrected_at',
      'l.correction_reason',
    ]);
}
