import { reOffenceList } from '@rollcall/shared/resources/re-offences';
import { reOffenceColumns, reOffenceWords } from '@rollcall/shared/words/re-offences';
import { reOffenceSort, reOffencesWith } from '../../findings/re-offences/repository.ts';
import { toRow } from '../../findings/re-offences/to-row.ts';
import { serveList } from '../../http/list.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

export const servedReOffences: ServedResource = {
  lists: [
    serveList(reOffenceList, {
      title: reOffenceWords.title,
      columns: reOffenceColumns,
      sort: reOffenceSort,
      select: async ({ db }, filters, { dataScope }) => {
        const { reOffenceDays } = await readParameters(db);
        return reOffencesWith(db, filters, { dataScope, reOffenceDays });
      },
      toRow,
    }),
  ],
  routes: () => [],
};
