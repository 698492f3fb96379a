import { type StoreGuarantee, storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export interface ProbedGuarantee {
  guarantee: StoreGuarantee;
  /** Null: it couldn't be tried. */
  held: boolean | null;
  seen: string;
}

export interface GuaranteeState extends ProbedGuarantee {
  probedAt: Date;
  overriddenBy: string | null;
  overrideReason: string | null;
  overriddenAt: Date | null;
}

/** The store is probed every day: what was seen longer ago than this says nothing about now. */
const freshForMs = 2 * 24 * 60 * 60_000;

/** What the last probe saw of each guarantee, in the order in which they are listed. */
export async function selectGuarantees(db: Database | Transaction): Promise<GuaranteeState[]> {
  const rows = await db
    .selectFrom('storage_guarantee as g')
    .leftJoin('guarantee_override as o', 'o.guarantee', 'g.guarantee')
    .select([
      'g.guarantee',
      'g.held',
      'g.seen',
      'g.probed_at as probedAt',
      'o.overridden_by as overriddenBy',
      'o.reason as overrideReason',
      'o.overridden_at as overriddenAt',
    ])
    .execute();
  const order = storeGuaranteeSchema.options;
  return rows.sort((one, other) => order.indexOf(one.guarantee) - order.indexOf(other.guarantee));
}

/** The guarantees that a recent probe saw held, or that somebody overrode after it saw them missing. */
export async function selectReliedOn(db: Database | Transaction): Promise<Map<StoreGuarantee, 'held' | 'overridden'>> {
  const { rows } = await sql<{ guarantee: StoreGuarantee; held: boolean }>`
    select g.guarantee, coalesce(g.held, false) as held
    from storage_guarantee g left join guarantee_override o using (guarantee)
    where g.probed_at > now() - ${freshForMs} * interval '1 ms' and (g.held or o.guarantee is not null)
  `.execute(db);
  return new Map(rows.map(({ guarantee, held }) => [guarantee, held ? 'held' : 'overridden']));
}

/** Those that a recent probe didn't see held, overridden or not; all of them when there was none. */
export async function selectMissing(db: Database | Transaction): Promise<StoreGuarantee[]> {
  const { rows } = await sql<{ guarantee: StoreGuarantee }>`
    select guarantee from storage_guarantee
    where held and probed_at > now() - ${freshForMs} * interval '1 ms'
  `.execute(db);
  const held = new Set(rows.map(({ guarantee }) => guarantee));
  return storeGuaranteeSchema.options.filter((guarantee) => !held.has(guarantee));
}

/** When the store was last tried; undefined before the first time. */
export async function selectProbedAt(db: Database): Promise<Date | undefined> {
  const row = await db
    .selectFrom('storage_guarantee')
    .select(({ fn }) => fn.max('probed_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

export async function saveGuarantees(tx: Transaction, probed: readonly ProbedGuarantee[], now: Date): Promise<void> {
  if (probed.length === 0) return;
  await tx
    .insertInto('storage_guarantee')
    .values(probed.map(({ guarantee, held, seen }) => ({ guarantee, held, seen, probed_at: now })))
    .onConflict((conflict) =>
      conflict.column('guarantee').doUpdateSet((row) => ({
        held: row.ref('excluded.held'),
        seen: row.ref('excluded.seen'),
        probed_at: row.ref('excluded.probed_at'),
      })),
    )
    .execute();
}

/** @returns false when it is overridden already */
export async function insertOverride(
  tx: Transaction,
  override: { guarantee: StoreGuarantee; reason: string; by: string; at: Date },
): Promise<boolean> {
  const { guarantee, reason, by, at } = override;
  const result = await tx
    .insertInto('guarantee_override')
    .values({ guarantee, reason, overridden_by: by, overridden_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** @returns false when there was none */
export async function deleteOverride(tx: Transaction, guarantee: StoreGuarantee): Promise<boolean> {
  const result = await tx.deleteFrom('guarantee_override').where('guarantee', '=', guarantee).executeTakeFirst();
  return result.numDeletedRows === 1n;
}
