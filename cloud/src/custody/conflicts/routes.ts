import { custodyConflictList } from '@rollcall/shared/resources/custody-conflicts';
import { custodyConflictColumns, shownOfCustodyConflicts } from '@rollcall/shared/words/custody-conflicts';
import { serveList } from '../../http/list.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { conflictSort, conflictsWith } from './repository.ts';

export const servedCustodyConflicts: ServedResource = {
  lists: [
    serveList(custodyConflictList, {
      title: shownOfCustodyConflicts.title,
      columns: custodyConflictColumns,
      sort: conflictSort,
      select: ({ db }, filters, { dataScope }) => conflictsWith(db, filters, dataScope),
    }),
  ],
  routes: () => [],
};
