import {
  type RestrictionRow,
  recordingRestrictions,
  restrictionList,
} from '@rollcall/shared/resources/recording-restrictions';
import { restrictionColumns, restrictionWords } from '@rollcall/shared/words/recording-restrictions';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { restrictionSort, restrictionsWith, toRestrictionRow } from './repository.ts';
import { liftRestriction, restrictRecording } from './restrict-recording.ts';

const { create, lift } = recordingRestrictions.endpoints;

export const servedRestrictions: ServedResource = {
  lists: [
    serveList(restrictionList, {
      title: restrictionWords.title,
      columns: restrictionColumns,
      sort: restrictionSort,
      select: ({ db }, filters, { dataScope }) => restrictionsWith(db, filters, dataScope),
      toRow: toRestrictionRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session, dataScope }) =>
      rowOf(db, await restrictRecording({ db, now }, { ...session, dataScope }, body), dataScope),
    ),
    serve(lift, async ({ params: { restrictionId }, body, session, dataScope }) => {
      await liftRestriction({ db, now }, session, restrictionId, body.reason);
      return rowOf(db, restrictionId, dataScope);
    }),
  ],
};

async function rowOf(db: Database, restrictionId: string, dataScope: DataScope): Promise<RestrictionRow> {
  const row = await restrictionsWith(db, { restrictionId }, dataScope).executeTakeFirst();
  if (!row) throw errors.notFound('The restriction');
  return toRestrictionRow(row);
}
