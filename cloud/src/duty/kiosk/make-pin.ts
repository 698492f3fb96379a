import { randomInt } from 'node:crypto';
import { isPlainPin } from './is-plain-pin.ts';

/** Six random digits that aren't easy to guess. */
export function makePin(badgeNo: string): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (!isPlainPin(pin, badgeNo)) return pin;
  }
}
