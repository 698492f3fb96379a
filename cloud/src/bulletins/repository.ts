import type { Issue } from '@rollcall/shared/bulletins/content';
import type { BulletinPerson } from '@rollcall/shared/bulletins/seal';
import type { BulletinFilters, BulletinRow } from '@rollcall/shared/resources/bulletins';
import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { scopeOfSession } from '../auth/permissions.ts';
import type { Database, Transaction } from '../db/database.ts';
import { signatureOf } from '../db/signed-by.ts';
import type { BulletinTables } from '../db/tables/bulletin-tables.ts';
import type { Sort } from '../http/keyset.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { problem } from './problem.ts';

export type StoredBulletin = Selectable<BulletinTables['bulletin']>;
export type ListedBulletin = NonNullable<Awaited<ReturnType<typeof findListed>>>;
export type StoredReceipt = Awaited<ReturnType<typeof selectReceipts>>[number];

const hourMs = 3_600_000;

/** Newest period first. */
export const bulletinSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('b.period_to'), type: 'date' },
    { by: sql.ref('b.cut_off'), type: 'timestamptz' },
    { by: sql.ref('b.bulletin_id'), type: 'uuid' },
  ],
};

/** Drafts are for those who write and seal them, and for auditors. */
export function seesDrafts(session: Pick<SignedIn, 'role' | 'actingFor'>): boolean {
  const may = (action: 'bulletins.write' | 'bulletins.seal') => scopeOfSession(session, action) !== undefined;
  return may('bulletins.write') || may('bulletins.seal') || session.role === 'auditor';
}

export function bulletinsWith(
  db: Database,
  { kind, state, year }: BulletinFilters,
  session: Pick<SignedIn, 'role' | 'actingFor'>,
) {
  let rows = bulletins(db);
  if (!seesDrafts(session)) rows = rows.where('b.state', '=', 'sealed');
  if (kind) rows = rows.where('b.kind', '=', kind);
  if (state) rows = rows.where('b.state', '=', state);
  // Of drafts, the year in which their period ends.
  if (year) rows = rows.where(sql`coalesce(b.year, extract(year from b.period_to))`, '=', Number(year));
  return rows;
}

export async function findListed(
  db: Database | Transaction,
  bulletinId: string,
  session: Pick<SignedIn, 'role' | 'actingFor'>,
) {
  const rows = bulletins(db).where('b.bulletin_id', '=', bulletinId);
  return (seesDrafts(session) ? rows : rows.where('b.state', '=', 'sealed')).executeTakeFirst();
}

function bulletins(db: Database | Transaction) {
  return db
    .selectFrom('bulletin as b')
    .selectAll('b')
    .select([
      sql<number>`(
        select count(*)::integer
        from jsonb_array_elements((b.content #> '{criticism,persons}') || (b.content #> '{criticism,units}')) as entry
        where not exists (
          select from jsonb_array_elements(b.texts -> 'takenOff') as off where off ->> 'key' = entry ->> 'key'
        )
      )`.as('named'),
      sql<number>`jsonb_array_length(b.content -> 'corrections')`.as('corrections'),
      signatureOf<null>('b.submitted_name').as('submitter'),
      signatureOf<null>('b.sealed_by').as('sealer'),
      countReceipts(sql`true`).as('units'),
      countReceipts(sql`r.confirmed_at is not null`).as('confirmed'),
      countReceipts(sql`r.answered_at is not null`).as('answered'),
    ]);
}

function countReceipts(which: ReturnType<typeof sql>) {
  return sql<number>`(
    select count(*)::integer from bulletin_receipt r where r.bulletin_id = b.bulletin_id and ${which}
  )`;
}

export function toBulletinRow(row: ListedBulletin): BulletinRow {
  return {
    bulletinId: row.bulletin_id,
    kind: row.kind,
    state: row.state,
    year: row.year,
    number: row.number,
    from: row.period_from,
    to: row.period_to,
    cutOff: row.cut_off.toISOString(),
    takenAt: row.taken_at.toISOString(),
    late: row.taken_at.getTime() - row.cut_off.getTime() > hourMs,
    sealedAt: row.sealed_at?.toISOString() ?? null,
    named: row.named,
    corrections: row.corrections,
    receiptDueOn: row.receipt_due_on,
    units: row.units,
    confirmed: row.confirmed,
    answered: row.answered,
  };
}

/** The bulletin, held until the end of the transaction. */
export async function lockBulletin(tx: Transaction, bulletinId: string): Promise<StoredBulletin | undefined> {
  return tx
    .selectFrom('bulletin')
    .selectAll()
    .where('bulletin_id', '=', bulletinId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Changes what isn't sealed. Each change raises the version. */
export async function changeBulletin(
  tx: Transaction,
  { bulletin_id, version }: Pick<StoredBulletin, 'bulletin_id' | 'version'>,
  changes: Omit<Parameters<ReturnType<typeof updateOf>['set']>[0], 'version'>,
): Promise<void> {
  await updateOf(tx)
    .set({ ...changes, version: version + 1 })
    .where('bulletin_id', '=', bulletin_id)
    .execute();
}

function updateOf(tx: Transaction) {
  return tx.updateTable('bulletin');
}

/** Who these persons of a bulletin are, as far as they weren't erased; in the order of their numbers. */
export async function selectPersons(
  db: Database | Transaction,
  bulletinId: string,
  persons: readonly string[],
): Promise<BulletinPerson[]> {
  const rows = await db
    .selectFrom('bulletin_person')
    .select(['person', 'badge_no', 'name', 'salt'])
    .where('bulletin_id', '=', bulletinId)
    .where('person', '=', sql<string>`any(${[...persons]}::text[])`)
    .execute();
  const known = rows.flatMap(({ person, badge_no: badgeNo, name, salt }) =>
    badgeNo === null || name === null || salt === null ? [] : [{ person, badgeNo, name, salt: salt.toString('hex') }],
  );
  return known.sort((a, b) => Number(a.person.slice(1)) - Number(b.person.slice(1)));
}

export async function selectReceipts(db: Database | Transaction, bulletinId: string) {
  return db
    .selectFrom('bulletin_receipt as r')
    .innerJoin('unit as u', 'u.unit_code', 'r.unit_code')
    .selectAll('r')
    .select(['u.name as unit_name', signatureOf<null>('r.confirmed_by').as('confirmer')])
    .where('r.bulletin_id', '=', bulletinId)
    .orderBy('r.unit_code')
    .execute();
}

/**
 * The number that follows in the series of this kind and local year, and whether it can be chosen. What the ledger says was sealed counts
 * though its row is lost. Of a sealing that is lost but for its leaf nobody can tell kind and number: it takes the next of both.
 */
export async function nextNumber(
  db: Database | Transaction,
  kind: Issue['kind'],
  at: Date,
): Promise<{ year: number; next: number; isFree: boolean }> {
  const year = Number(localDateOf(at).slice(0, 4));
  const { rows } = await sql<{ number: number | null; lost: number }>`
    with last as (
      select max(number) as number, max(fact_id) as fact_id
      from (
        select number, seal_fact_id as fact_id from bulletin where kind = ${kind} and year = ${year}
        union all
        select (payload ->> 'number')::integer, fact_id from fact
        where type = 'bulletin_sealed' and payload ->> 'kind' = ${kind} and payload -> 'year' = to_jsonb(${year}::integer)
      ) as known
    )
    select number, (
      select count(*)::integer from fact
      where type = 'bulletin_sealed' and payload_gone = 'lost' and fact_id > coalesce(last.fact_id, 0)
        and recorded_at >= ${startOfLocalDate(`${year}-01-01`)}
    ) as lost
    from last
  `.execute(db);
  const { number, lost } = rows[0] ?? { number: null, lost: 0 };
  return { year, next: (number ?? 0) + lost + 1, isFree: number === null && lost === 0 };
}

/** @throws bulletin_changed */
export function assertVersion({ version }: Pick<StoredBulletin, 'version'>, asked: number): void {
  if (version !== asked) throw problem('bulletin_changed');
}

/**
 * Whether a person of bulletin `b` whom these badge numbers are is named in it; `criticised`: to his disadvantage. What
 * `assertNotNamed` asks of one, for lists.
 */
export function namesAny(badgeNos: readonly string[], which: 'named' | 'criticised'): RawBuilder<SqlBool> {
  const takenOff = sql`exists (
    select from jsonb_array_elements(b.texts -> 'takenOff') as off where off ->> 'key' = entry ->> 'key'
  )`;
  const proposed =
    which === 'named'
      ? sql`(b.content #> '{criticism,persons}') || (b.content -> 'commendation')`
      : sql`b.content #> '{criticism,persons}'`;
  const cleared =
    which === 'named'
      ? sql`union all select entry ->> 'person' from jsonb_array_elements(b.content -> 'cleared') as entry`
      : sql``;
  return sql`exists (
    select from bulletin_person p
    where p.bulletin_id = b.bulletin_id and p.badge_no = any(${[...badgeNos]}::text[]) and p.person in (
      select entry ->> 'person' from jsonb_array_elements(${proposed}) as entry where not ${takenOff} ${cleared}
    )
  )`;
}
