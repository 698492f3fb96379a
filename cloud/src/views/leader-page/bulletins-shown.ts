import type { BulletinFilters } from '@rollcall/shared/resources/bulletins';
import type { LeaderPage } from '@rollcall/shared/resources/leader-page';
import { bulletinsWith, toBulletinRow } from '../../bulletins/repository.ts';
import type { Database } from '../../db/database.ts';
import type { SignedIn } from '../../http/signed-in.ts';

/** The newest sealed ones, and those that wait. */
export async function readBulletinsShown(db: Database, session: SignedIn): Promise<LeaderPage['bulletins']> {
  const newestFirst = (filters: BulletinFilters) => bulletinsWith(db, filters, session).orderBy('b.period_to', 'desc');
  const newest = async (kind: BulletinFilters['kind']) => {
    const row = await newestFirst({ kind, state: 'sealed' }).limit(1).executeTakeFirst();
    return row ? toBulletinRow(row) : null;
  };
  const [reviews, drafts] = [
    await newestFirst({ state: 'in_review' }).execute(),
    await newestFirst({ state: 'draft' }).execute(),
  ];
  return {
    weekly: await newest('weekly'),
    monthly: await newest('monthly'),
    waiting: [...reviews, ...drafts].map(toBulletinRow),
  };
}
