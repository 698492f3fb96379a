import { type VisitDay, type VisitPostRow, visitPostList, visits } from '@rollcall/shared/resources/visits';
import { visitPostColumns, visitWords } from '@rollcall/shared/words/visits';
import type { Database } from '../../db/database.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { findVisitDay, type StoredVisitPost, visitPostSort, visitPostsWith } from './repository.ts';
import { seesOrder } from './sees-order.ts';

export const servedVisits: ServedResource = {
  lists: [
    serveList(visitPostList, {
      title: visitWords.title,
      columns: visitPostColumns,
      sort: visitPostSort,
      select: ({ db }, filters, { session }) => visitPostsWith(db, filters, { all: seesOrder(session) }),
      toRow,
    }),
  ],
  routes: ({ db }) => [serve(visits.endpoints.day, ({ params: { day }, session }) => dayOf(db, day, session))],
};

async function dayOf(db: Database, day: string, session: SignedIn): Promise<VisitDay> {
  const found = await findVisitDay(db, day);
  if (!found) {
    const none = { commitment: null, postsDigest: null, secret: null, committedAt: null, openedAt: null };
    const { visitsPerDay } = await readParameters(db);
    return { day, state: 'pending', ...none, wanted: visitsPerDay, posts: 0, done: 0, shown: false };
  }
  const isOpen = found.opened_at !== null;
  const shown = isOpen || seesOrder(session);
  return {
    day,
    state: isOpen ? 'opened' : 'committed',
    commitment: found.commitment,
    postsDigest: found.posts_digest,
    secret: isOpen ? found.secret : null,
    committedAt: found.committed_at.toISOString(),
    openedAt: found.opened_at?.toISOString() ?? null,
    wanted: Math.min(found.wanted, found.posts),
    posts: found.posts,
    // How many of them were visited tells something of which they are.
    done: shown ? found.done : 0,
    shown,
  };
}

function toRow(row: StoredVisitPost): VisitPostRow {
  return {
    day: row.day,
    place: row.nr,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    dutyType: row.duty_type,
    dutyTypeName: row.duty_type_name,
    post: row.post,
    wanted: row.nr <= row.wanted,
    inspections: row.inspections,
  };
}
