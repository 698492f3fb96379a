import { bulletinList, bulletins } from '@rollcall/shared/resources/bulletins';
import { bulletinColumns, bulletinWords } from '@rollcall/shared/words/bulletins';
import { serveList } from '../http/list.ts';
import { serve } from '../http/serve.ts';
import type { ServedResource } from '../http/served-resource.ts';
import { answerBulletin } from './answer-bulletin.ts';
import { bulletinDetail } from './detail.ts';
import { keepQuiet } from './keep-quiet.ts';
import { dropBulletin, giveBackBulletin, submitBulletin, writeTexts } from './prepare-bulletin.ts';
import { bulletinSort, bulletinsWith, toBulletinRow } from './repository.ts';

const { read, write, submit, giveBack, drop, answer, quiet } = bulletins.endpoints;

export const servedBulletins: ServedResource = {
  lists: [
    serveList(bulletinList, {
      title: bulletinWords.title,
      columns: bulletinColumns,
      sort: bulletinSort,
      select: ({ db }, filters, { session }) => bulletinsWith(db, filters, session),
      toRow: toBulletinRow,
    }),
  ],
  routes: (deps) => [
    serve(read, ({ params, session }) => bulletinDetail(deps, session, params.bulletinId)),
    serve(write, async ({ params: { bulletinId }, body, session }) => {
      await writeTexts(deps, session, bulletinId, body);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(submit, async ({ params: { bulletinId }, body, session }) => {
      await submitBulletin(deps, session, bulletinId, body.version);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(giveBack, async ({ params: { bulletinId }, body, session }) => {
      await giveBackBulletin(deps, session, bulletinId, body);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(drop, async ({ params: { bulletinId }, body, session }) => {
      await dropBulletin(deps, session, bulletinId, body);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(answer, async ({ params: { bulletinId }, body, session, dataScope }) => {
      await answerBulletin(deps, { ...session, dataScope }, bulletinId, body);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(quiet, async ({ body, session }) => {
      await keepQuiet(deps, session, body);
      return { quiet: body.quiet };
    }),
  ],
};
