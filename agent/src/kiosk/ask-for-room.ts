import { setTimeout as delay } from 'node:timers/promises';
import { volumeSpace } from '../card/card-volume.ts';

type Room = Awaited<ReturnType<typeof volumeSpace>>;

/** A card that hangs must not keep the others from being shown. */
const patienceMs = 1000;

/**
 * Asks cards how much room they have; null when one fails or does not answer soon. A card that owes an answer is not asked
 * again, because each question that hangs holds a thread of the pool.
 */
export function createRoomQuestions(askCard = volumeSpace): (cardFolder: Buffer) => Promise<Room | null> {
  const open = new Map<string, Promise<Room | null>>();
  return (cardFolder) => {
    const key = cardFolder.toString('latin1');
    const question =
      open.get(key) ??
      askCard(cardFolder)
        .catch(() => null)
        .finally(() => open.delete(key));
    open.set(key, question);
    return Promise.race([question, delay(patienceMs, null, { ref: false })]);
  };
}
