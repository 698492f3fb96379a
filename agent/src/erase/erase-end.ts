import type { EraseRefusal } from '@rollcall/shared/contract/erase-refusal';
import type { CardPath } from '@rollcall/shared/contract/sighting';
import type { CardReader } from '../card/classify-file.ts';
import type { CardListing } from '../card/walk-card.ts';

/** The card after files of it were erased: what lies on it and is what, which files of the permit are gone, how much is free. */
export type CardAfter = { listing: CardListing; card: CardReader; erased: Buffer[]; freeBytes: number };

/** How a permit ended. `after` is there when something was erased and the card is still there to be looked at. */
export type EraseEnd =
  | { outcome: 'erased'; after: CardAfter }
  | { outcome: 'dry_run'; files: number; freeBytes: number }
  | { outcome: 'refused'; reason: EraseRefusal; detail: string | null; paths: CardPath[]; after?: CardAfter };

export function refusedFor(reason: EraseRefusal, detail: string | null = null, paths: CardPath[] = []): EraseEnd {
  return { outcome: 'refused', reason, detail: detail?.slice(0, 500) ?? null, paths };
}
