import { fieldInspectionList, fieldInspections } from '@rollcall/shared/resources/field-inspections';
import { fieldInspectionColumns, fieldInspectionWords } from '@rollcall/shared/words/field-inspections';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { seesOrder } from '../visits/sees-order.ts';
import { inspectionDetail, toRow } from './detail.ts';
import { withdrawInspection } from './record-inspection.ts';
import { inspectionSort, inspectionsWith, selectCandidates, selectPlaces } from './repository.ts';

const { read, candidates, places, withdraw } = fieldInspections.endpoints;

export const servedFieldInspections: ServedResource = {
  lists: [
    serveList(fieldInspectionList, {
      title: fieldInspectionWords.title,
      columns: fieldInspectionColumns,
      sort: inspectionSort,
      select: ({ db }, filters, { dataScope, session }) =>
        inspectionsWith(db, filters, { dataScope, seesOrder: seesOrder(session) }),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(candidates, async ({ query: { q } }) => ({
      officers: q === '' ? [] : await selectCandidates(db, q, now()),
    })),
    serve(places, async ({ query: { badgeNo } }) => ({ places: await selectPlaces(db, badgeNo, now()) })),
    serve(read, ({ params: { inspectionId }, session, dataScope }) =>
      inspectionDetail({ db, now }, { session, dataScope }, inspectionId),
    ),
    serve(withdraw, async ({ params: { inspectionId }, body: { reason }, session, dataScope }) => {
      await withdrawInspection({ db, now }, session, inspectionId, reason);
      return inspectionDetail({ db, now }, { session, dataScope }, inspectionId);
    }),
  ],
};
