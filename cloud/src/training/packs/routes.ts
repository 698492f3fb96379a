import { studyPackList, studyPacks } from '@rollcall/shared/resources/study-packs';
import { studyPackColumns, studyPackWords } from '@rollcall/shared/words/study-packs';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { packDetail } from './detail.ts';
import { createPack } from './make-packs.ts';
import { packSort, packsWith, toPackRow } from './repository.ts';
import { writePack } from './write-pack.ts';

const { read, create, write } = studyPacks.endpoints;

export const servedStudyPacks: ServedResource = {
  lists: [
    serveList(studyPackList, {
      title: studyPackWords.packs,
      columns: studyPackColumns,
      sort: packSort,
      select: ({ db }, filters) => packsWith(db, filters),
      toRow: toPackRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, session }) => packDetail(db, session, params.packId)),
    serve(create, async ({ body, session }) =>
      packDetail(db, session, await createPack({ db, now }, body.bulletinId, session.username)),
    ),
    serve(write, async ({ params: { packId }, body, session }) => {
      await writePack(db, packId, body, session.username);
      return packDetail(db, session, packId);
    }),
  ],
};
