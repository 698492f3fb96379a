import { bulletinList, bulletins } from '@rollcall/shared/resources/bulletins';
import { bulletinColumns, bulletinWords } from '@rollcall/shared/words/bulletins';
import type { Database } from '../db/database.ts';
import { serveList } from '../http/list.ts';
import type { Route } from '../http/route.ts';
import { serve } from '../http/serve.ts';
import type { ServedResource } from '../routes/served-resource.ts';
import { answerBulletin } from './answer-bulletin.ts';
import type { BulletinStore } from './bulletin-store.ts';
import { bulletinDetail } from './detail.ts';
import { eraseName } from './erase-names.ts';
import { keepQuiet } from './keep-quiet.ts';
import type { BulletinMakers } from './makers.ts';
import { dropBulletin, giveBackBulletin, submitBulletin, writeTexts } from './prepare-bulletin.ts';
import { bulletinSort, bulletinsWith, toBulletinRow } from './repository.ts';
import { sealBulletin } from './seal-bulletin.ts';

const { read, write, submit, giveBack, seal, drop, answer, eraseName: erase, quiet } = bulletins.endpoints;

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
    serve(answer, async ({ params: { bulletinId }, body, session, sight }) => {
      await answerBulletin(deps, { ...session, sight }, bulletinId, body);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(quiet, async ({ body, session }) => {
      await keepQuiet(deps, session, body);
      return { quiet: body.quiet };
    }),
  ],
};

/** What needs the object store. */
export function storedBulletinRoutes(deps: {
  db: Database;
  now: () => Date;
  store: BulletinStore;
  makers: BulletinMakers;
}): Route[] {
  return [
    serve(seal, async ({ params: { bulletinId }, body, session }) => {
      await sealBulletin(deps, session, bulletinId, body);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(erase, async ({ params: { bulletinId }, body, session }) => {
      await eraseName(deps, bulletinId, { ...body, by: session.username });
      return bulletinDetail(deps, session, bulletinId);
    }),
  ];
}
