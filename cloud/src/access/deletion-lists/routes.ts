import { type DeletionListDetail, deletionListList, deletionLists } from '@rollcall/shared/resources/deletion-lists';
import { deletionListColumns, deletionListWords } from '@rollcall/shared/words/deletion-lists';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { ownAccounts } from '../own-accounts.ts';
import { decideDeletions } from './deletion-list.ts';
import { deletionListSort, listsWith, selectEntries, toListRow } from './repository.ts';

const { read, decide } = deletionLists.endpoints;

export const servedDeletionLists: ServedResource = {
  lists: [
    serveList(deletionListList, {
      title: deletionListWords.fileTitle,
      columns: deletionListColumns,
      sort: deletionListSort,
      select: async ({ db }, _filters, { session }) => listsWith(db, await ownAccounts(db, session)),
      toRow: toListRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, session }) => detailOf(db, session, params.deletionListId)),
    serve(decide, async ({ params: { deletionListId }, body, session }) => {
      await decideDeletions({ db, now }, session, deletionListId, body);
      return detailOf(db, session, deletionListId);
    }),
  ],
};

/** One list with what is on it. @throws not_found */
async function detailOf(db: Database, session: SignedIn, deletionListId: string): Promise<DeletionListDetail> {
  const list = await listsWith(db, await ownAccounts(db, session))
    .where('l.deletion_list_id', '=', deletionListId)
    .executeTakeFirst();
  if (!list) throw errors.notFound('The list of deletions');
  return { ...toListRow(list), entries: await selectEntries(db, deletionListId) };
}
