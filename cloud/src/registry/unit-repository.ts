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

function units(db: Database | Transaction) {
  return db
    .selectFrom('unit')
    .select(['unit_code as unitCode', 'name', 'kind', 'parent_code as parentCode', 'retired']);
}
