import { quarantinedEventList } from '@rollcall/shared/resources/quarantined-events';
import { quarantineColumns, quarantineWords } from '@rollcall/shared/words/quarantined-events';
import { serveList } from '../../http/list.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { quarantinedWith, quarantineSort, toQuarantinedRow } from './repository.ts';

export const servedQuarantinedEvents: ServedResource = {
  lists: [
    serveList(quarantinedEventList, {
      title: quarantineWords.fileTitle,
      columns: quarantineColumns,
      sort: quarantineSort,
      select: ({ db }, filters, { dataScope }) => quarantinedWith(db, filters, dataScope),
      toRow: toQuarantinedRow,
    }),
  ],
  routes: () => [],
};
