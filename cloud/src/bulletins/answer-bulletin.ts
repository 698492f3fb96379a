import { type DataScope, isInScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { endOfDay } from '../roster/calendar/working-days.ts';
import { problem } from './problem.ts';
import { lockBulletin } from './repository.ts';

/**
 * A unit confirms that it read an issue, or answers it, which confirms it too. What comes after the date counts, and is marked. A later
 * answer stands in the place of an earlier one; the ledger has both.
 * @throws not_found, bulletin_not_sealed, bulletin_not_of_unit
 */
export async function answerBulletin(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'username'> & { dataScope: DataScope },
  bulletinId: string,
  { unitCode, answer }: { unitCode: string; answer?: string | undefined },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const bulletin = await lockBulletin(tx, bulletinId);
    if (!bulletin) throw errors.notFound('The bulletin');
    if (bulletin.state !== 'sealed' || bulletin.receipt_due_on === null) throw problem('bulletin_not_sealed');
    const receipt = await tx
      .selectFrom('bulletin_receipt')
      .selectAll()
      .where('bulletin_id', '=', bulletinId)
      .where('unit_code', '=', unitCode)
      .executeTakeFirst();
    if (!receipt || !isInScope(who.dataScope, { unitCode, badgeNo: null })) throw problem('bulletin_not_of_unit');
    if (receipt.confirmed_at !== null && (answer === undefined || answer === receipt.answer)) return;
    const at = now();
    const late = receipt.late || at >= endOfDay(bulletin.receipt_due_on);
    await tx
      .updateTable('bulletin_receipt')
      .set({
        ...(receipt.confirmed_at === null ? { confirmed_by: who.username, confirmed_at: at } : {}),
        ...(answer === undefined ? {} : { answer, answered_by: who.username, answered_at: at }),
        late,
      })
      .where('bulletin_id', '=', bulletinId)
      .where('unit_code', '=', unitCode)
      .execute();
    await appendFact(tx, {
      type: 'bulletin_receipt',
      subject: `bulletin:${bulletinId}`,
      payload: { unitCode, by: who.username, ...(answer === undefined ? {} : { answer }), late },
    });
  });
}
