import { inboxKindSchema } from '@rollcall/shared/resources/inbox';
import { leaderPage } from '@rollcall/shared/resources/leader-page';
import type { DataScope } from '../../db/data-scope.ts';
import { errors } from '../../errors/errors.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { readReader } from '../../inbox/reader.ts';
import { countEntries } from '../../inbox/repository.ts';
import { readBulletinsShown } from './bulletins-shown.ts';
import { composeFigures } from './compose-leader-page.ts';

const order = inboxKindSchema.options;

export const servedLeaderPage: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(leaderPage.endpoints.read, async ({ session, dataScope }) => {
      assertSeesAll(dataScope);
      const asOf = now();
      const [figures, waiting, bulletins] = await Promise.all([
        composeFigures(db, asOf),
        readReader(db, session, asOf).then((reader) => countEntries(db, reader, ['must_do'])),
        readBulletinsShown(db, session),
      ]);
      return {
        ...figures,
        waiting: waiting
          .map(({ kind, count }) => ({ kind, count }))
          .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)),
        bulletins,
      };
    }),
  ],
};

/** It shows units side by side: whoever sees one unit, or the own record, has the trends. */
function assertSeesAll({ unitCode, badgeNo }: DataScope): void {
  if (unitCode !== undefined || badgeNo !== undefined) throw errors.forbidden('metrics.read');
}
