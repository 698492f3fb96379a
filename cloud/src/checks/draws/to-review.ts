import type { ItemKind } from '@rollcall/shared/draw/plan';
import type { Database, Transaction } from '../../db/database.ts';

/** An item that a draw drew, or that took the place of one that was skipped. */
export interface ItemToReview {
  kind: ItemKind;
  item: string;
  /** In the order of the draw, from 1. */
  place: number;
  why: 'ratio' | 'turn';
  stratum: string;
}

/**
 * Which items of a draw are to be reviewed now, in the order of the draw: the sample without what was skipped, with what follows. None
 * before it is finished.
 */
export async function itemsToReview(tx: Database | Transaction, draw: number): Promise<ItemToReview[]> {
  const sample = await tx
    .selectFrom('draw_item')
    .select(['kind', 'item', 'stratum'])
    .select((eb) => [eb.ref('place').$notNull().as('place'), eb.ref('why').$notNull().as('why')])
    .where('draw', '=', draw)
    .where('place', 'is not', null)
    .orderBy('place')
    .execute();
  const skips = await tx
    .selectFrom('draw_skip')
    .select(['kind', 'item', 'follower_kind', 'follower'])
    .where('draw', '=', draw)
    .where('state', '=', 'agreed')
    .orderBy('decided_at')
    .orderBy('draw_skip_id')
    .execute();
  const keyOf = (one: { kind: string; item: string }) => `${one.kind}:${one.item}`;
  const skipped = new Map(skips.map((skip) => [keyOf(skip), skip]));
  return sample.flatMap((drawn) => {
    let current: ItemToReview | undefined = drawn;
    // What follows can be skipped, too.
    for (let skip = skipped.get(keyOf(drawn)); skip; skip = current && skipped.get(keyOf(current))) {
      const { follower_kind: kind, follower: item } = skip;
      current = kind === null || item === null ? undefined : { ...drawn, kind, item };
    }
    return current ?? [];
  });
}
