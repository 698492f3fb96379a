import { restoredRecordingList, restoreList, restores } from '@rollcall/shared/resources/restores';
import {
  restoreColumns,
  restoredRecordingColumns,
  restoreWords,
  shownOfRestoredRecordings,
} from '@rollcall/shared/words/restores';
import { errors } from '../../errors/errors.ts';
import { serveList, serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { readRestore, toRestoredRecording, toRestoreRow } from './read-restore.ts';
import { restoredRecordingSort, restoredRecordingsWith, selectRestores } from './repository.ts';

export const servedRestores: ServedResource = {
  lists: [
    serveWholeList(restoreList, {
      title: restoreWords.title,
      columns: restoreColumns,
      select: async ({ db }) => (await selectRestores(db)).map(toRestoreRow),
    }),
    serveList(restoredRecordingList, {
      title: shownOfRestoredRecordings.title,
      columns: restoredRecordingColumns,
      sort: restoredRecordingSort,
      select: ({ db }, filters) => restoredRecordingsWith(db, filters),
      toRow: toRestoredRecording,
    }),
  ],
  routes: ({ db }) => [
    serve(restores.endpoints.read, async ({ params: { restoreId } }) => {
      const restore = await readRestore(db, restoreId);
      if (!restore) throw errors.notFound(`The restore ${restoreId}`);
      return restore;
    }),
  ],
};
