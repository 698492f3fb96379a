import { dutyTypeList, dutyTypes } from '@rollcall/shared/resources/duty-types';
import { dutyTypeColumns, shownOfDutyTypes } from '@rollcall/shared/words/duty-types';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectDutyTypes } from './repository.ts';
import { addDutyType, changeDutyType } from './save-duty-type.ts';

const { create, update } = dutyTypes.endpoints;

export const servedDutyTypes: ServedResource = {
  lists: [
    serveWholeList(dutyTypeList, {
      title: shownOfDutyTypes.title,
      columns: dutyTypeColumns,
      select: ({ db }) => selectDutyTypes(db),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, ({ body, session }) => addDutyType(db, body, { by: session.username, now: now() })),
    serve(update, ({ params: { dutyType }, body: { reason, ...changes }, session }) =>
      changeDutyType(db, dutyType, changes, { by: session.username, reason, now: now() }),
    ),
  ],
};
