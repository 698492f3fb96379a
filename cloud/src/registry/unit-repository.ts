import type { Database, Transaction } from '../db/database.ts';

export interface Unit {
  unitCode: string;
  name: string;
  kind: 'brigade' | 'squad' | 'section';
  parentCode: string | null;
}

export async function saveUnit(tx: Transaction, { unitCode, name, kind, parentCode }: Unit): Promise<void> {
  await tx
    .insertInto('unit')
    .values({ unit_code: unitCode, name, kind, parent_code: parentCode })
    .onConflict((conflict) => conflict.column('unit_code').doUpdateSet({ name, kind, parent_code: parentCode }))
    .execute();
}

export async function listUnits(db: Database | Transaction): Promise<Unit[]> {
  return db
    .selectFrom('unit')
    .select(['unit_code as unitCode', 'name', 'kind', 'parent_code as parentCode'])
    .orderBy('unit_code')
    .execute();
}
