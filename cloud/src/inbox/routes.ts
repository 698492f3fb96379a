import { inbox, inboxList } from '@rollcall/shared/resources/inbox';
import { inboxColumns, inboxWords } from '@rollcall/shared/words/inbox';
import { serveList } from '../http/list.ts';
import { serve } from '../http/serve.ts';
import type { ServedResource } from '../http/served-resource.ts';
import { readCount, readGroups, toEntry } from './read-groups.ts';
import { readReader } from './reader.ts';
import { entriesWith, inboxSort } from './repository.ts';

const { groups, count } = inbox.endpoints;

export const servedInbox: ServedResource = {
  lists: [
    serveList(inboxList, {
      title: inboxWords.title,
      columns: inboxColumns,
      sort: inboxSort,
      select: async ({ db, now }, filters, { session }) =>
        entriesWith(db, filters, await readReader(db, session, now())),
      toRow: toEntry,
    }),
  ],
  routes: ({ db, now }) => [
    serve(groups, ({ session }) => readGroups(db, session, now())),
    serve(count, ({ session }) => readCount(db, session, now())),
  ],
};
