import type { Input } from './week-inputs.ts';

/** Numbers from 0 to 1, the same for a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The inputs in a random order and in random groups that are told together, a seventh of them twice. What corrects another
 * comes after it, and what is corrected isn't told again: that would take the correction back.
 */
export function permuted(inputs: readonly Input[], random: () => number): Input[][] {
  const corrected = new Set(inputs.flatMap(({ corrects }) => (corrects ? [corrects] : [])));
  const again = inputs.filter((input) => !corrected.has(input) && !input.corrects && random() < 1 / 7);
  const order = shuffled([...inputs.filter(({ corrects }) => !corrects), ...again], random);
  for (const input of inputs) {
    if (!input.corrects) continue;
    const earliest = order.indexOf(input.corrects) + 1;
    order.splice(earliest + Math.floor(random() * (order.length - earliest + 1)), 0, input);
  }
  const groups: Input[][] = [];
  for (const input of order) {
    const last = groups.at(-1);
    if (last && !input.corrects && last.length < 60 && random() < 0.95) last.push(input);
    else groups.push([input]);
    if (input.corrects) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const order = [...things];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other] as T, order[index] as T];
  }
  return order;
}
