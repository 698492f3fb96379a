import type { EraseRefusal } from '@rollcall/shared/contract/erase-refusal';
import { type EraseEnd, refusedFor } from './erase-end.ts';

const reasons: Record<string, EraseRefusal> = {
  ENOENT: 'card_removed',
  ENODEV: 'card_removed',
  ENXIO: 'card_removed',
  ENOTDIR: 'card_removed',
  ESTALE: 'card_removed',
  EIO: 'cannot_write',
  EROFS: 'cannot_write',
  EACCES: 'cannot_write',
  EPERM: 'cannot_write',
  EBUSY: 'cannot_write',
};

/** What an error of the card means for its erase; undefined when the card is not to blame. */
export function cardRefusal(error: unknown): EraseEnd | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  return reason && refusedFor(reason, code);
}
