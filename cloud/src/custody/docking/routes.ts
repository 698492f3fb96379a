import { notDockedList as list } from '@rollcall/shared/resources/docking';
import { notDockedColumns, shownOfDocking } from '@rollcall/shared/words/docking';
import { filesOf } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectUndocked } from './repository.ts';

/** Its answer says as of when it is, beside the rows: no list of `serveWholeList` does. */
export const servedDocking: ServedResource = {
  lists: [
    {
      route: ({ db, now }) =>
        serve(list.endpoint, async ({ query: { at = now(), unitCode }, dataScope }) => ({
          at,
          rows: await selectUndocked(db, { at, unitCode, dataScope }),
        })),
      files: filesOf(
        list,
        { title: shownOfDocking.title, columns: notDockedColumns },
        ({ db, now }, { at = now(), unitCode }, { dataScope }) => selectUndocked(db, { at, unitCode, dataScope }),
      ),
    },
  ],
  routes: () => [],
};
