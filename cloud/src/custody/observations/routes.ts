import { custodyObservationList, custodyObservations } from '@rollcall/shared/resources/custody-observations';
import { custodyObservationColumns, shownOfCustodyObservations } from '@rollcall/shared/words/custody-observations';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { findObservationRow, observationSort, observationsWith } from './repository.ts';
import { addObservation, withdrawEntered } from './save-observations.ts';

const { create, withdraw } = custodyObservations.endpoints;

export const servedCustodyObservations: ServedResource = {
  lists: [
    serveList(custodyObservationList, {
      title: shownOfCustodyObservations.title,
      columns: custodyObservationColumns,
      sort: observationSort,
      select: ({ db }, filters, { dataScope }) => observationsWith(db, filters, dataScope),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session: { username: by }, dataScope }) =>
      rowOf(db, await addObservation(db, body, { by, now: now(), dataScope })),
    ),
    serve(withdraw, async ({ params: { observationId }, body: { reason }, session: { username: by }, dataScope }) => {
      await withdrawEntered(db, observationId, { reason, by, now: now(), dataScope });
      return rowOf(db, observationId);
    }),
  ],
};

/** @throws AppError `not_found` */
async function rowOf(db: Database, observationId: string) {
  const row = await findObservationRow(db, observationId);
  if (!row) throw errors.notFound(`The observation ${observationId}`);
  return row;
}
