import { type LegalHoldRow, legalHoldList, legalHolds } from '@rollcall/shared/resources/legal-holds';
import { legalHoldColumns, legalHoldWords } from '@rollcall/shared/words/legal-holds';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { liftHold, placeHold } from './place-hold.ts';
import { holdSort, holdsWith, toHoldRow } from './repository.ts';

const { create, lift } = legalHolds.endpoints;

export const servedLegalHolds: ServedResource = {
  lists: [
    serveList(legalHoldList, {
      title: legalHoldWords.fileTitle,
      columns: legalHoldColumns,
      sort: holdSort,
      select: ({ db, now }, filters) => holdsWith(db, filters, now()),
      toRow: toHoldRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session }) => rowOf({ db, now }, await placeHold({ db, now }, session, body))),
    serve(lift, async ({ params: { legalHoldId }, body, session }) => {
      await liftHold({ db, now }, session, legalHoldId, body.reason);
      return rowOf({ db, now }, legalHoldId);
    }),
  ],
};

async function rowOf({ db, now }: { db: Database; now: () => Date }, legalHoldId: string): Promise<LegalHoldRow> {
  const hold = await holdsWith(db, { legalHoldId }, now()).executeTakeFirst();
  if (!hold) throw errors.notFound('The hold');
  return toHoldRow(hold);
}
