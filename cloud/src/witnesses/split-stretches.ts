import type { Stretch } from './judge-clocks.ts';

/** A moment that a recorder wrote down. `endsAt`: the end of a file. */
export interface WrittenMoment {
  at: Date;
  endsAt?: Date | null;
  /** The recorder was switched on. */
  isPowerOn: boolean;
}

/** Entries within one second may be in any order. */
const disorderMs = 60_000;

/** Cuts a recorder's entries, in their order, at each power-on, and where its clock went back without one. */
export function splitStretches<T extends WrittenMoment>(moments: readonly T[]): (Stretch & { moments: T[] })[] {
  const stretches: (Stretch & { moments: T[] })[] = [];
  for (const moment of moments) {
    const last = stretches.at(-1);
    const goesBack = last !== undefined && moment.at.getTime() < last.shownUntil.getTime() - disorderMs;
    if (!last || moment.isPowerOn || goesBack) {
      stretches.push({ shownFrom: moment.at, shownUntil: moment.endsAt ?? moment.at, moments: [moment] });
      continue;
    }
    last.moments.push(moment);
    last.shownFrom = earlier(last.shownFrom, moment.at);
    last.shownUntil = later(last.shownUntil, moment.endsAt ?? moment.at);
  }
  return stretches;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
