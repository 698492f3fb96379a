import { rosterProposalsPageSchema, rosterProposalsQuerySchema } from '@rollcall/shared/http/roster-proposals';
import { z } from 'zod';
import { principalOf } from '../../auth/principal.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database } from '../../db/database.ts';
import { selectRosterProposals } from '../../duty/roster-proposals/repository.ts';
import { selectFirstRosterEdits } from '../../duty/roster-proposals/write-roster-edits.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toRosterProposalChanges } from './to-roster-proposal-changes.ts';
import { toRosterProposalRow } from './to-roster-proposal-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), rosterProposalId: z.uuid() });

/** GET /api/v1/roster-proposals: edits to the past of the roster, newest first, a page at a time. */
export function listRosterProposals({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/roster-proposals',
      {
        config: { access: 'shifts.read' },
        schema: { querystring: rosterProposalsQuerySchema, response: { 200: rosterProposalsPageSchema } },
      },
      async ({ session, query }) => {
        const { cursor, limit, ...filters } = query;
        const sight = sightOf(session);
        const bonds = await findBonds(db, session);
        const found = await selectRosterProposals(db, {
          ...filters,
          ownerId: principalOf(session),
          notSecondTo: [...bonds.keys()],
          sight,
          before: cursor === undefined ? undefined : decodeCursor(placeSchema, cursor),
          limit: limit + 1,
        });
        const shown = found.slice(0, limit);
        const last = found.length > limit ? shown.at(-1) : undefined;
        const ids = shown.map(({ rosterProposalId }) => rosterProposalId);
        const edits = await selectFirstRosterEdits(db, ids, sight);
        const changes = await toRosterProposalChanges(db, [...edits.values()]);
        const changeOf = new Map([...edits.keys()].map((id, index) => [id, changes[index]]));
        return {
          rows: shown.map((row) => ({
            ...toRosterProposalRow(row, session, bonds),
            firstChange: changeOf.get(row.rosterProposalId) ?? null,
          })),
          nextCursor: last ? encodeCursor({ at: last.place, rosterProposalId: last.rosterProposalId }) : null,
        };
      },
    );
}
