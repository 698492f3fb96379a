import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export interface Unit {
  unitCode: string;
  name: string;
  kind: 'brigade' | 'squad' | 'section';
  parentCode: string | null;
  /** It stays for its past, and is chosen for nothing to come. */
  retired: boolean;
}

export async function listUnits(db: Database | Transaction): Promise<Unit[]> {
  return units(db).orderBy('unit_code').execute();
}

export async function selectUnits(tx: Transaction, unitCodes: readonly string[]): Promise<Unit[]> {
  return units(tx).where('unit_code', '=', sql<string>`any(${unitCodes}::text[])`).execute();
}

/** Makes the units or brings them to this, parents in whatever order. */
export async function upsertUnits(
  tx: Transaction,
  rows: readonly (Omit<Unit, 'retired'> & Partial<Pick<Unit, 'retired'>>)[],
): Promise<void> {
  await sql`
    insert into unit (unit_code, name, kind, parent_code, retired)
    select "unitCode", name, kind, "parentCode", coalesce(retired, false) from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("unitCode" text, name text, kind text, "parentCode" text, retired boolean)
    on conflict (unit_code) do update
      set name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code,
        retired = excluded.retired
  `.execute(tx);
}

function units(db: Database | Transaction) {
  return db
    .selectFrom('unit')
    .select(['unit_code as unitCode', 'name', 'kind', 'parent_code as parentCode', 'retired']);
}
