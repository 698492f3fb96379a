import type { Transaction } from '../db/database.ts';
import type { StoredBulletin } from './repository.ts';

/** Every squad and section of the issue that is one now is to confirm it. */
export async function askForReceipts(
  tx: Transaction,
  { bulletin_id: bulletinId, content }: Pick<StoredBulletin, 'bulletin_id' | 'content'>,
): Promise<void> {
  const codes = content.units.flatMap(({ unitCode, kind }) => (kind === 'brigade' ? [] : [unitCode]));
  const units = await tx
    .selectFrom('unit')
    .select('unit_code')
    .where('unit_code', 'in', [...codes, ''])
    .where('retired', '=', false)
    .execute();
  if (units.length === 0) return;
  await tx
    .insertInto('bulletin_receipt')
    .values(units.map(({ unit_code }) => ({ bulletin_id: bulletinId, unit_code })))
    .execute();
}
