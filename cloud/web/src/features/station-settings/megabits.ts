const bytesPerMegabit = 125_000;

/** As people and providers speak of it, to three digits behind the point. */
export function toMegabits(bytesPerSecond: number): number {
  return Math.round((bytesPerSecond / bytesPerMegabit) * 1000) / 1000;
}

export function fromMegabits(megabits: number): number {
  return Math.round(megabits * bytesPerMegabit);
}
