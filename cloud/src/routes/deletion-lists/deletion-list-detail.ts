import type { DeletionListDetail } from '@rollcall/shared/http/deletion-lists';
import { selectEntries, selectLists } from '../../access/deletion-lists/repository.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { toDeletionListRow } from './to-deletion-list-row.ts';

/** One list with what is on it. @throws not_found */
export async function deletionListDetail(
  db: Database,
  session: SignedIn,
  deletionListId: string,
): Promise<DeletionListDetail> {
  const [list] = await selectLists(db, { deletionListId, limit: 1 });
  if (!list) throw errors.notFound('The list of deletions');
  const bonds = await findBonds(db, session);
  return { ...toDeletionListRow(list, bonds), entries: await selectEntries(db, deletionListId) };
}
