import type { DeletionListDetail } from '@rollcall/shared/http/deletion-lists';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { selectEntries, selectLists } from '../../evidence/retention/deletion-list-repository.ts';
import { toDeletionListRow } from './to-deletion-list-row.ts';

/** One list with what is on it. @throws not_found */
export async function deletionListDetail(
  db: Database,
  accountId: string,
  deletionListId: string,
): Promise<DeletionListDetail> {
  const [list] = await selectLists(db, { deletionListId, limit: 1 });
  if (!list) throw errors.notFound('The list of deletions');
  return { ...toDeletionListRow(list, accountId), entries: await selectEntries(db, deletionListId) };
}
