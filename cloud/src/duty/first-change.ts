import type { Custody } from './custody.ts';

/** The earliest instant that the change from `before` to `after` affects. `before` undefined: the custody is new. */
export function firstChange(before: Custody | undefined, after: Custody): Date {
  if (!before) return after.heldFrom;
  const sameStart = before.heldFrom.getTime() === after.heldFrom.getTime();
  const onlyTheEnd =
    sameStart &&
    before.recorderSerial === after.recorderSerial &&
    before.badgeNo === after.badgeNo &&
    before.basis === after.basis;
  return onlyTheEnd ? earlier(before.heldUntil, after.heldUntil) : earlier(before.heldFrom, after.heldFrom);
}

function earlier(one: Date | null, other: Date | null): Date {
  const ends = [one, other].filter((end) => end !== null).map(Number);
  return new Date(Math.min(...ends));
}
