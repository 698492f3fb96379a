import type { StoredDraw } from './repository.ts';

/** These draws, with those that each drew from again. */
export function withTheirs(all: readonly StoredDraw[], again: readonly number[]): StoredDraw[] {
  return all.filter(({ draw }) => again.includes(draw)).flatMap((one) => [one, ...withTheirs(all, one.again)]);
}
