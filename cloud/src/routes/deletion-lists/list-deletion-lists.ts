import { deletionListsPageSchema } from '@rollcall/shared/http/deletion-lists';
import { pageQuerySchema } from '@rollcall/shared/http/paging';
import { z } from 'zod';
import { selectLists } from '../../access/deletion-lists/repository.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database } from '../../db/database.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toDeletionListRow } from './to-deletion-list-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), deletionListId: z.uuid() });

/** GET /api/v1/deletion-lists. */
export function listDeletionLists({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/deletion-lists',
      {
        config: { access: 'retention.read' },
        schema: { querystring: pageQuerySchema, response: { 200: deletionListsPageSchema } },
      },
      async ({ session, query }) => {
        const { cursor, limit } = query;
        const before = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const bonds = await findBonds(db, session);
        const found = await selectLists(db, { before, limit: limit + 1 });
        const shown = found.slice(0, limit);
        const last = found.length > limit ? shown.at(-1) : undefined;
        return {
          rows: shown.map((list) => toDeletionListRow(list, bonds)),
          nextCursor: last ? encodeCursor({ at: last.place, deletionListId: last.deletionListId }) : null,
        };
      },
    );
}
