import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

type Known = Map<string, { unitCode: string | null }>;

/** Which of these officers and recorders are registered, and in which unit. */
export async function findOfficersAndRecorders(
  tx: Transaction,
  { badgeNos, recorderSerials }: { badgeNos: readonly string[]; recorderSerials: readonly string[] },
): Promise<{ officers: Known; recorders: Known }> {
  const officers = await tx
    .selectFrom('officer')
    .select(['badge_no as key', 'unit_code as unitCode'])
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`)
    .execute();
  const recorders = await tx
    .selectFrom('recorder')
    .select(['recorder_serial as key', 'unit_code as unitCode'])
    .where('recorder_serial', '=', sql<string>`any(${recorderSerials}::text[])`)
    .execute();
  const byKey = (rows: readonly { key: string; unitCode: string | null }[]) =>
    new Map(rows.map(({ key, unitCode }) => [key, { unitCode }]));
  return { officers: byKey(officers), recorders: byKey(recorders) };
}
