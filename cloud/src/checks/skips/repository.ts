import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';

export type StoredSkip = NonNullable<Awaited<ReturnType<typeof findSkip>>>;

function skips(db: Database | Transaction) {
  return db
    .selectFrom('draw_skip as s')
    .innerJoin('draw_item as d', (on) =>
      on.onRef('d.draw', '=', 's.draw').onRef('d.kind', '=', 's.kind').onRef('d.item', '=', 's.item'),
    )
    .innerJoin('check_item as i', (on) => on.onRef('i.kind', '=', 's.kind').onRef('i.item', '=', 's.item'))
    .innerJoin('account as first', 'first.account_id', 's.proposed_by')
    .leftJoin('account as second', 'second.account_id', 's.decided_by')
    .selectAll('s')
    .select(['d.stratum', 'i.badge_no', 'first.username as proposed_username'])
    .select([signedBy('first').as('proposer'), signedBy<null>('second').as('decider')]);
}

/** Of a draw, the first proposed first. */
export async function selectSkips(db: Database | Transaction, draw: number): Promise<StoredSkip[]> {
  return skips(db).where('s.draw', '=', draw).orderBy('s.proposed_at').orderBy('s.draw_skip_id').execute();
}

export async function findSkip(db: Database | Transaction, drawSkipId: string) {
  return skips(db).where('s.draw_skip_id', '=', drawSkipId).executeTakeFirst();
}
