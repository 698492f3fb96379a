import type { ItemKind } from '@rollcall/shared/draw/plan';
import type { Database, Transaction } from '../../db/database.ts';

/** An item that a draw drew. */
export interface ItemToReview {
  kind: ItemKind;
  item: string;
  /** In the order of the draw, from 1. */
  place: number;
  why: 'ratio' | 'turn';
  stratum: string;
}

/** Which items of a draw are to be reviewed now, in the order of the draw; none before it is finished. */
export async function itemsToReview(tx: Database | Transaction, draw: number): Promise<ItemToReview[]> {
  return tx
    .selectFrom('draw_item')
    .select(['kind', 'item', 'stratum'])
    .select((eb) => [eb.ref('place').$notNull().as('place'), eb.ref('why').$notNull().as('why')])
    .where('draw', '=', draw)
    .where('place', 'is not', null)
    .orderBy('place')
    .execute();
}
