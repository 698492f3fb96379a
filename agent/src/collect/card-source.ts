import type { BigIntStats } from 'node:fs';
import { openCardFile } from '../card/open-card-file.ts';
import type { Asking } from './collect-lanes.ts';

/** An error of the card, as opposed to one of the station's own disk. */
export class CardReadError extends Error {}

/** A file on a card that is open. Its errors are `CardReadError`s. */
export type CardSource = {
  stat(): Promise<BigIntStats>;
  /** Fills a buffer from `offset` on; what comes back is shorter only where the file ends early. */
  read(into: Buffer, offset: number): Promise<Buffer>;
  close(): Promise<void>;
};

/** @param asking is told of each question to the card */
export async function openCardSource(path: Buffer, asking: Asking): Promise<CardSource> {
  const file = await fromCard(openCardFile(path));

  function fromCard<T>(question: Promise<T>): Promise<T> {
    return asking(question).catch((error: unknown) => {
      throw new CardReadError('the card could not be read', { cause: error });
    });
  }

  return {
    stat: () => fromCard(file.stat({ bigint: true })),
    async read(into, offset) {
      let filled = 0;
      while (filled < into.length) {
        const { bytesRead } = await fromCard(file.read(into, filled, into.length - filled, offset + filled));
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return into.subarray(0, filled);
    },
    close: () => file.close().catch(() => {}), // It was only read; a card that is gone fails here too.
  };
}
