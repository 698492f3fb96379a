/** What was measured at one moment, by name. */
export type Sample = Readonly<Record<string, number>>;

export type FlatBound = {
  name: string;
  /** The last quarter's median may be that much of the second quarter's; 1: not more than it. */
  ratio: number;
  /** And so much more, in the measure's own unit. */
  slack: number;
};

export type FlatVerdict = { name: string; second: number; last: number; most: number; flat: boolean };

export const leastSamples = 8;

/**
 * Whether a measure grew: the median of the last quarter of the samples against that of the second quarter, because the first one
 * fills what is filled later on.
 * @throws when there are too few samples to tell
 */
export function judgeFlat(samples: readonly Sample[], bounds: readonly FlatBound[]): FlatVerdict[] {
  if (samples.length < leastSamples) {
    throw new Error(`${samples.length} samples are too few to tell growth: ${leastSamples} are needed.`);
  }
  const quarter = samples.length / 4;
  const between = (from: number, to: number) => samples.slice(Math.round(from * quarter), Math.round(to * quarter));
  return bounds.map(({ name, ratio, slack }) => {
    const second = medianOf(between(1, 2), name);
    const last = medianOf(between(3, 4), name);
    const most = second * ratio + slack;
    return { name, second, last, most, flat: last <= most };
  });
}

function medianOf(samples: readonly Sample[], name: string): number {
  const values = samples.flatMap((sample) => sample[name] ?? []).sort((one, other) => one - other);
  const middle = values.length / 2;
  const [low, high] = [values[Math.ceil(middle) - 1], values[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
