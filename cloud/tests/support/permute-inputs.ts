import type { Input } from './week-input.ts';

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
 * The inputs in a random order and in random groups that are told together, a seventh of them twice. What corrects another or
 * speaks of it comes after it, and what is corrected isn't told again: that would take the correction back.
 * @returns groups, and the number of those that come late: seldom many, so that they themselves have to mark what they change
 */
export function permuted(inputs: readonly Input[], random: () => number): { groups: Input[][]; late: number } {
  const corrected = new Set(inputs.flatMap(({ corrects }) => (corrects ? [corrects] : [])));
  const isFree = ({ corrects, speaksOf }: Input) => !corrects && !speaksOf;
  const again = inputs.filter((input) => isFree(input) && !input.alone && !corrected.has(input) && random() < 1 / 7);
  const order = shuffled([...inputs.filter(isFree), ...again], random);
  for (const input of inputs) {
    const before = input.corrects ?? input.speaksOf;
    if (!before) continue;
    const earliest = order.indexOf(before) + 1;
    order.splice(earliest + Math.floor(random() * (order.length - earliest + 1)), 0, input);
  }
  const groups: Input[][] = [];
  let longest = 0;
  const lateFrom = order.length - Math.ceil(order.length ** random());
  let late = 0;
  for (const [index, input] of order.entries()) {
    if (index === lateFrom) [longest, late] = [0, groups.length];
    const before = input.corrects ?? input.speaksOf;
    const last = groups.at(-1);
    if (last && last.length < longest && !(before && last.includes(before))) last.push(input);
    else {
      groups.push([input]);
      // Alone, a few, or very many: half of the week came in while HQ was down.
      longest = Math.ceil(400 ** random());
    }
  }
  return { groups, late: groups.length - late };
}

function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const order = [...things];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other] as T, order[index] as T];
  }
  return order;
}
