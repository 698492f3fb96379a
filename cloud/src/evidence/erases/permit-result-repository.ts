import type { EventBodies } from '@rollcall/shared/contract/event';
import type { Transaction } from '../../db/database.ts';

/** @param doneAt null when the station erased fewer files than were permitted */
export async function saveErased(
  tx: Transaction,
  { permitId, files, interrupted }: EventBodies['card_erased'],
  doneAt: Date | null,
): Promise<void> {
  await tx
    .updateTable('erase_permit')
    .set({
      files_erased: files,
      interrupted,
      ...(doneAt ? { state: 'done', ended_at: doneAt } : {}),
    })
    .where('permit_id', '=', permitId)
    .execute();
}

export async function saveRefused(
  tx: Transaction,
  { permitId, reason, detail, paths }: EventBodies['erase_refused'],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('erase_permit')
    .set({
      state: 'refused',
      ended_at: at,
      refusal: reason,
      refusal_detail: detail,
      refusal_paths: JSON.stringify(paths),
    })
    .where('permit_id', '=', permitId)
    .execute();
}
